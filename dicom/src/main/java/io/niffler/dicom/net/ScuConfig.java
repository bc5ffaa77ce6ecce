package io.niffler.dicom.net;

import java.time.Duration;
import java.util.Objects;

/** Whom a {@link StorageScu} talks to, under which name and within which limits. Immutable; made with {@link #builder}. */
public final class ScuConfig {
    private final Builder b;

    private ScuConfig(Builder builder) {
        this.b = builder;
    }

    /** A builder for the peer at that host and port. */
    public static Builder builder(String host, int port) {
        return new Builder(host, port);
    }

    /** The peer's host name or address. */
    public String host() {
        return b.host;
    }

    /** The peer's port. */
    public int port() {
        return b.port;
    }

    /** The peer's AE title; ANY-SCP by default. */
    public String calledAe() {
        return b.calledAe;
    }

    /** Our AE title; NIFFLER by default. */
    public String callingAe() {
        return b.callingAe;
    }

    /** The maximum PDU length announced to the peer, in bytes. */
    public int maxPduLength() {
        return b.maxPduLength;
    }

    /** The longest PDU sent, in bytes, also when the peer would take longer ones. */
    public int maxSendPduLength() {
        return b.maxSendPduLength;
    }

    /** For the TCP connection. */
    public Duration connectTimeout() {
        return b.connectTimeout;
    }

    /** For the answer to the association request and to the release. */
    public Duration associationTimeout() {
        return b.associationTimeout;
    }

    /** For the answer to a C-ECHO or C-STORE, from the last byte sent to the first byte of the answer. */
    public Duration responseTimeout() {
        return b.responseTimeout;
    }

    /** For one PDU, to be sent or to arrive whole. */
    public Duration pduTimeout() {
        return b.pduTimeout;
    }

    /** Builds a {@link ScuConfig}; every setter checks its argument and throws IllegalArgumentException with a remedy. */
    public static final class Builder implements Cloneable {
        private final String host;
        private final int port;
        private String calledAe = "ANY-SCP";
        private String callingAe = "NIFFLER";
        private int maxPduLength = 64 << 10;
        private int maxSendPduLength = 256 << 10;
        private Duration connectTimeout = Duration.ofSeconds(10);
        private Duration associationTimeout = Duration.ofSeconds(30);
        private Duration responseTimeout = Duration.ofSeconds(60);
        private Duration pduTimeout = Duration.ofSeconds(30);

        private Builder(String host, int port) {
            this.host = Objects.requireNonNull(host, "host");
            this.port = Limits.inRange("port", port, 1, 65535);
        }

        /** The peer's AE title. */
        public Builder calledAe(String title) {
            this.calledAe = AeTitle.require(title);
            return this;
        }

        /** Our AE title. */
        public Builder callingAe(String title) {
            this.callingAe = AeTitle.require(title);
            return this;
        }

        /** The maximum PDU length to announce, 4096 bytes to 16 MiB. */
        public Builder maxPduLength(int bytes) {
            this.maxPduLength =
                    Limits.inRange("maximum PDU length", bytes, ScpConfig.MIN_PDU_LENGTH, ScpConfig.MAX_PDU_LENGTH);
            return this;
        }

        /** The longest PDU to send, 4096 bytes to 16 MiB. */
        public Builder maxSendPduLength(int bytes) {
            this.maxSendPduLength = Limits.inRange(
                    "maximum PDU length to send", bytes, ScpConfig.MIN_PDU_LENGTH, ScpConfig.MAX_PDU_LENGTH);
            return this;
        }

        /** For the TCP connection, 1 ms to 1 day. */
        public Builder connectTimeout(Duration timeout) {
            this.connectTimeout = Limits.timeout("connect timeout", timeout);
            return this;
        }

        /** For the answer to the association request and to the release, 1 ms to 1 day. */
        public Builder associationTimeout(Duration timeout) {
            this.associationTimeout = Limits.timeout("association timeout", timeout);
            return this;
        }

        /** For the answer to a message, 1 ms to 1 day. */
        public Builder responseTimeout(Duration timeout) {
            this.responseTimeout = Limits.timeout("response timeout", timeout);
            return this;
        }

        /** For one PDU, 1 ms to 1 day. */
        public Builder pduTimeout(Duration timeout) {
            this.pduTimeout = Limits.timeout("PDU timeout", timeout);
            return this;
        }

        /** The finished configuration; the builder can be used further. */
        public ScuConfig build() {
            try {
                return new ScuConfig((Builder) clone());
            } catch (CloneNotSupportedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
