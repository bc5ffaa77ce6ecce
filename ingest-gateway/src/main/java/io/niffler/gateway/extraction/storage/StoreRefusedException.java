package io.niffler.gateway.extraction.storage;

import java.io.IOException;

/** Ends the way of an instance; an IOException so that it comes through what reads the stream. */
final class StoreRefusedException extends IOException {
    private static final long serialVersionUID = 1L;

    private final StoreRefusal refusal;

    StoreRefusedException(StoreRefusal refusal) {
        this(refusal, null);
    }

    StoreRefusedException(StoreRefusal refusal, IOException cause) {
        super(refusal.name(), cause);
        this.refusal = refusal;
    }

    StoreRefusal refusal() {
        return refusal;
    }
}
