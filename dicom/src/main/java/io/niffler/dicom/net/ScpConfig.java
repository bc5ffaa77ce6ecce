package io.niffler.dicom.net;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;

/** What a {@link StorageScp} listens on, whom it serves and within which limits. Immutable; made with {@link #builder()}. */
public final class ScpConfig {
    /** The smallest maximum PDU length that may be announced, in bytes. */
    public static final int MIN_PDU_LENGTH = 4096;
    /** The largest maximum PDU length that may be announced, in bytes. */
    public static final int MAX_PDU_LENGTH = 16 << 20;

    private final Builder b;

    private ScpConfig(Builder builder) {
        this.b = builder;
    }

    /** A builder with the defaults: AE title NIFFLER, port 11112 on all addresses, every storage SOP class. */
    public static Builder builder() {
        return new Builder();
    }

    /** The AE titles it answers to; the first is its own name. */
    public Set<String> aeTitles() {
        return b.aeTitles;
    }

    /** True when any called AE title is accepted. */
    public boolean anyCalledAe() {
        return b.anyCalledAe;
    }

    /** The address to bind; the wildcard address by default. */
    public InetAddress bindAddress() {
        return b.bindAddress;
    }

    /** The port to bind; 0 for any free one. */
    public int port() {
        return b.port;
    }

    /** The calling AE titles that are served; empty for all. */
    public Set<String> acceptedCallingAes() {
        return b.acceptedCallingAes;
    }

    /** The addresses that are served; empty for all. */
    public List<AddressRange> acceptedAddresses() {
        return b.acceptedAddresses;
    }

    /** Which SOP classes are accepted for storage. Verification is always accepted. */
    public Predicate<String> sopClasses() {
        return b.sopClasses;
    }

    /** Which transfer syntaxes are accepted; all by default, private and unknown ones included. */
    public Predicate<String> transferSyntaxes() {
        return b.transferSyntaxes;
    }

    /** Associations served at once; one more is rejected for now. */
    public int maxAssociations() {
        return b.maxAssociations;
    }

    /** Associations served at once from one address. */
    public int maxAssociationsPerAddress() {
        return b.maxAssociationsPerAddress;
    }

    /** The maximum PDU length announced to peers, in bytes. */
    public int maxPduLength() {
        return b.maxPduLength;
    }

    /** How long a peer may take to request an association, or to close the connection at its end (ARTIM, PS3.8 9.1.4). */
    public Duration associationRequestTimeout() {
        return b.associationRequestTimeout;
    }

    /** How long an association may be silent between PDUs. */
    public Duration idleTimeout() {
        return b.idleTimeout;
    }

    /** How long we wait in total for the bytes of one PDU once it has begun, and for the peer to take an answer. */
    public Duration pduTimeout() {
        return b.pduTimeout;
    }

    /**
     * The slowest average rate, in bytes per second, at which a data set may arrive; the PDU timeout is granted on top. Without it a
     * peer could hold an association for ever with tiny but complete PDUs. What came faster counts for at most the idle and the PDU
     * timeout together. 0 for no such limit.
     */
    public int minDataRate() {
        return b.minDataRate;
    }

    /** The longest data set that is read, in bytes, before the association is aborted; what the handler refused is read to its end. */
    public long maxDataSetLength() {
        return b.maxDataSetLength;
    }

    /** How long {@link StorageScp#close()} lets running stores finish. */
    public Duration closeGrace() {
        return b.closeGrace;
    }

    /** SO_RCVBUF in bytes; 0 leaves it to the system, which then tunes it itself. */
    public int receiveBuffer() {
        return b.receiveBuffer;
    }

    /** Builds a {@link ScpConfig}; every setter checks its argument and throws IllegalArgumentException with a remedy. */
    public static final class Builder implements Cloneable {
        private Set<String> aeTitles = Set.of("NIFFLER");
        private boolean anyCalledAe;
        private InetAddress bindAddress = anyAddress();
        private int port = 11112;
        private Set<String> acceptedCallingAes = Set.of();
        private List<AddressRange> acceptedAddresses = List.of();
        private Predicate<String> sopClasses = SopClasses::isStorage;
        private Predicate<String> transferSyntaxes = uid -> true;
        private int maxAssociations = 64;
        private int maxAssociationsPerAddress = 32;
        private int maxPduLength = 256 << 10;
        private Duration associationRequestTimeout = Duration.ofSeconds(10);
        private Duration idleTimeout = Duration.ofSeconds(60);
        private Duration pduTimeout = Duration.ofSeconds(30);
        private int minDataRate = 1024;
        private long maxDataSetLength = 8L << 30;
        private Duration closeGrace = Duration.ofSeconds(10);
        private int receiveBuffer;

        private Builder() {}

        /** The AE titles to answer to, at least one. */
        public Builder aeTitles(String... titles) {
            if (titles.length == 0) {
                throw new IllegalArgumentException("At least one AE title is needed.");
            }
            this.aeTitles = titles(List.of(titles));
            return this;
        }

        /** Accepts any called AE title. */
        public Builder anyCalledAe(boolean any) {
            this.anyCalledAe = any;
            return this;
        }

        /** The address to bind. */
        public Builder bindAddress(InetAddress address) {
            this.bindAddress = Objects.requireNonNull(address, "address");
            return this;
        }

        /** The port to bind, 0 to 65535; 0 for any free one. */
        public Builder port(int port) {
            this.port = Limits.inRange("port", port, 0, 65535);
            return this;
        }

        /** The calling AE titles to serve; empty for all. */
        public Builder acceptedCallingAes(Iterable<String> titles) {
            this.acceptedCallingAes = titles(titles);
            return this;
        }

        /** The address ranges to serve, in CIDR notation; empty for all. */
        public Builder acceptedAddresses(List<String> ranges) {
            this.acceptedAddresses = ranges.stream().map(AddressRange::of).toList();
            return this;
        }

        /** Which SOP classes to accept for storage. */
        public Builder sopClasses(Predicate<String> accepted) {
            this.sopClasses = Objects.requireNonNull(accepted, "accepted");
            return this;
        }

        /** True: also every SOP class that is not known to be something else than storage. False: the storage classes of PS3.4. */
        public Builder acceptUnknownSopClasses(boolean accept) {
            this.sopClasses = accept ? SopClasses::isStorageOrUnknown : SopClasses::isStorage;
            return this;
        }

        /** Which transfer syntaxes to accept. */
        public Builder transferSyntaxes(Predicate<String> accepted) {
            this.transferSyntaxes = Objects.requireNonNull(accepted, "accepted");
            return this;
        }

        /** Associations at once, 1 to 10000. */
        public Builder maxAssociations(int max) {
            this.maxAssociations = Limits.inRange("maximum number of associations", max, 1, 10_000);
            return this;
        }

        /** Associations at once from one address, 1 to 10000. */
        public Builder maxAssociationsPerAddress(int max) {
            this.maxAssociationsPerAddress =
                    Limits.inRange("maximum number of associations per address", max, 1, 10_000);
            return this;
        }

        /** The maximum PDU length to announce, {@value #MIN_PDU_LENGTH} bytes to 16 MiB. */
        public Builder maxPduLength(int bytes) {
            this.maxPduLength = Limits.inRange("maximum PDU length", bytes, MIN_PDU_LENGTH, MAX_PDU_LENGTH);
            return this;
        }

        /** The ARTIM timeout, 1 ms to 1 day. */
        public Builder associationRequestTimeout(Duration timeout) {
            this.associationRequestTimeout = Limits.timeout("association request timeout", timeout);
            return this;
        }

        /** The timeout between PDUs, 1 ms to 1 day. */
        public Builder idleTimeout(Duration timeout) {
            this.idleTimeout = Limits.timeout("idle timeout", timeout);
            return this;
        }

        /** The timeout of a whole PDU, 1 ms to 1 day. */
        public Builder pduTimeout(Duration timeout) {
            this.pduTimeout = Limits.timeout("PDU timeout", timeout);
            return this;
        }

        /** The slowest average rate of a data set in bytes per second; 0 for none. */
        public Builder minDataRate(int bytesPerSecond) {
            this.minDataRate = Limits.inRange("minimum data rate", bytesPerSecond, 0, Integer.MAX_VALUE);
            return this;
        }

        /** The longest data set in bytes, at least 1. */
        public Builder maxDataSetLength(long bytes) {
            this.maxDataSetLength = Limits.dataSetLength(bytes);
            return this;
        }

        /** The grace at close, up to 1 day; may be zero. */
        public Builder closeGrace(Duration grace) {
            this.closeGrace = grace.isZero() ? grace : Limits.timeout("close grace", grace);
            return this;
        }

        /** SO_RCVBUF in bytes, 0 for the system's choice. */
        public Builder receiveBuffer(int bytes) {
            this.receiveBuffer = Limits.inRange("receive buffer", bytes, 0, 1 << 30);
            return this;
        }

        /** The finished configuration; the builder can be used further. */
        public ScpConfig build() {
            try {
                return new ScpConfig((Builder) clone());
            } catch (CloneNotSupportedException e) {
                throw new IllegalStateException(e);
            }
        }

        private static Set<String> titles(Iterable<String> titles) {
            Set<String> all = new LinkedHashSet<>();
            titles.forEach(title -> all.add(AeTitle.require(title)));
            return Collections.unmodifiableSet(all);
        }

        private static InetAddress anyAddress() {
            return new InetSocketAddress(0).getAddress();
        }
    }
}
