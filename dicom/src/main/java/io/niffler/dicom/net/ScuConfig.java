package io.niffler.dicom.net;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/** Whom a {@link StorageScu} or {@link QueryRetrieveScu} talks to, under which name and within which limits. Immutable; made with {@link #builder}. */
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

    /** For the answer to a C-ECHO, C-STORE or C-FIND and for each further answer, from the last byte to the first byte of the next. */
    public Duration responseTimeout() {
        return b.responseTimeout;
    }

    /** For one PDU, to be sent or to arrive whole. */
    public Duration pduTimeout() {
        return b.pduTimeout;
    }

    /** For the next sign of progress of a C-MOVE or C-GET; 10 minutes by default, because peers need not tell of progress at all. */
    public Duration retrieveTimeout() {
        return b.retrieveTimeout;
    }

    /** For the final answer to an operation that was cancelled; 30 seconds by default. */
    public Duration cancelTimeout() {
        return b.cancelTimeout;
    }

    /** The longest identifier sent, and the longest match read, in bytes. */
    public int maxIdentifierLength() {
        return b.maxIdentifierLength;
    }

    /** How many matches of a C-FIND are given to the caller before it is cancelled. */
    public int maxMatches() {
        return b.maxMatches;
    }

    /** The longest data set of an instance that comes by C-GET, in bytes; a longer one ends the association. */
    public long maxDataSetLength() {
        return b.maxDataSetLength;
    }

    /** What makes TLS connections; empty for plain ones, which is the default. */
    public Optional<SSLContext> tls() {
        return Optional.ofNullable(b.tls);
    }

    /** Whether the host name must be the one that the peer's certificate is for (RFC 2818); true by default. */
    public boolean verifyHostName() {
        return b.verifyHostName;
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
        private Duration retrieveTimeout = Duration.ofMinutes(10);
        private Duration cancelTimeout = Duration.ofSeconds(30);
        private int maxIdentifierLength = 1 << 20;
        private int maxMatches = 100_000;
        private long maxDataSetLength = 8L << 30;
        private SSLContext tls;
        private boolean verifyHostName = true;

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

        /** For progress of a C-MOVE or C-GET, 1 ms to 1 day. */
        public Builder retrieveTimeout(Duration timeout) {
            this.retrieveTimeout = Limits.timeout("retrieve timeout", timeout);
            return this;
        }

        /** For the end of a cancelled operation, 1 ms to 1 day; kept to a quarter of a second. */
        public Builder cancelTimeout(Duration timeout) {
            this.cancelTimeout = Limits.timeout("cancel timeout", timeout);
            return this;
        }

        /** The longest identifier, 1 KiB to 16 MiB. */
        public Builder maxIdentifierLength(int bytes) {
            this.maxIdentifierLength = Limits.inRange("maximum identifier length", bytes, 1 << 10, 16 << 20);
            return this;
        }

        /** The most matches of a C-FIND, 1 and up. */
        public Builder maxMatches(int matches) {
            this.maxMatches = Limits.inRange("maximum number of matches", matches, 1, Integer.MAX_VALUE);
            return this;
        }

        /** The longest data set of an instance in bytes, at least 1. */
        public Builder maxDataSetLength(long bytes) {
            this.maxDataSetLength = Limits.dataSetLength(bytes);
            return this;
        }

        /**
         * Connects with TLS 1.2 or 1.3 and the cipher suites of the BCP 195 profile (PS3.15 B.12) that the context supports. Keys and
         * trust are the context's.
         */
        public Builder tls(SSLContext context) {
            this.tls = Objects.requireNonNull(context, "context");
            return this;
        }

        /** Whether the certificate must be for the host name. Many archives have certificates that are not; then say false. */
        public Builder verifyHostName(boolean verify) {
            this.verifyHostName = verify;
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
