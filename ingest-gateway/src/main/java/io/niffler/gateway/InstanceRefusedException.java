package io.niffler.gateway;

import java.io.Serial;

/** An instance is not taken. Carries no stack trace: it is an answer, not a fault. */
final class InstanceRefusedException extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    private final Refusal refusal;

    InstanceRefusedException(Refusal refusal) {
        this(refusal, null);
    }

    InstanceRefusedException(Refusal refusal, Throwable cause) {
        super(refusal.result().errorComment(), cause, false, false);
        this.refusal = refusal;
    }

    Refusal refusal() {
        return refusal;
    }
}
