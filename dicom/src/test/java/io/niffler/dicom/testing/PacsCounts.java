package io.niffler.dicom.testing;

import java.util.concurrent.atomic.AtomicInteger;

/** What a {@link ScriptedPacs} was asked, since it was made. */
public final class PacsCounts {
    final AtomicInteger associations = new AtomicInteger();
    final AtomicInteger finds = new AtomicInteger();
    final AtomicInteger moves = new AtomicInteger();
    final AtomicInteger gets = new AtomicInteger();
    final AtomicInteger cancels = new AtomicInteger();

    /** Associations accepted. */
    public int associations() {
        return associations.get();
    }

    /** C-FIND requests. */
    public int finds() {
        return finds.get();
    }

    /** C-MOVE requests. */
    public int moves() {
        return moves.get();
    }

    /** C-GET requests. */
    public int gets() {
        return gets.get();
    }

    /** Operations that ended because of a C-CANCEL. */
    public int cancels() {
        return cancels.get();
    }
}
