package io.niffler.gateway.extraction.storage;

import io.niffler.gateway.Refusal;
import java.io.IOException;

/** Ends the way of an instance; an IOException so that it comes through what reads the stream. */
final class StoreRefusedException extends IOException {
    private static final long serialVersionUID = 1L;

    private final Refusal refusal;

    StoreRefusedException(Refusal refusal) {
        this(refusal, null);
    }

    StoreRefusedException(Refusal refusal, IOException cause) {
        super(refusal.name(), cause);
        this.refusal = refusal;
    }

    Refusal refusal() {
        return refusal;
    }
}
