package io.niffler.gateway;

import io.niffler.config.ConfigException;
import io.niffler.config.DataSize;
import io.niffler.config.Setting;
import io.niffler.config.Settings;
import io.niffler.config.SharedSettings;
import io.niffler.events.TopicLayout;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;

/** The keys of {@code niffler.yaml} that the gateway owns, and the rules between them. */
public final class GatewaySettings {
    /** What the producer needs beside the records: batches are as long as the batch size even when little is in them. */
    private static final long BATCH_ROOM = 16L << 20;

    private static final int MAX_PORT = 65_535;

    public static final Setting<String> AE_TITLE =
            Setting.ofString("gateway.ae-title", "NIFFLER", "the AE title that peers call; * for any");

    public static final Setting<Integer> PORT =
            Setting.ofInt("gateway.port", 11112, 0, MAX_PORT, "the DICOM port; 0 for any free one");

    public static final Setting<String> BIND =
            Setting.ofString("gateway.bind", "0.0.0.0", "the address the DICOM port is bound to");

    public static final Setting<List<String>> ACCEPTED_CALLING_AES =
            Setting.ofList("gateway.accepted-calling-aes", "", "calling AE titles that are served; empty for all");

    public static final Setting<List<String>> RETROSPECTIVE_ORIGINATORS = Setting.ofList(
            "gateway.retrospective-originators",
            "NIFFLER",
            "AE titles whose C-MOVEs bring instances of the past; * for any");

    public static final Setting<List<String>> ACCEPTED_ADDRESSES =
            Setting.ofList("gateway.accepted-addresses", "", "addresses or CIDR ranges that are served; empty for all");

    public static final Setting<Integer> MAX_ASSOCIATIONS =
            Setting.ofInt("gateway.max-associations", 64, 1, 10_000, "associations served at once");

    public static final Setting<Integer> MAX_ASSOCIATIONS_PER_ADDRESS = Setting.ofInt(
            "gateway.max-associations-per-address", 32, 1, 10_000, "associations served at once from one address");

    public static final Setting<DataSize> MAX_PDU_LENGTH = Setting.ofSize(
                    "gateway.max-pdu-length", "256 KiB", "the longest PDU that peers may send")
            .where(size -> size.bytes() >= 4096 && size.bytes() <= 16 << 20, "write a size from 4 KiB to 16 MiB");

    public static final Setting<Duration> ARTIM_TIMEOUT =
            timeout("gateway.artim-timeout", "10s", "how long a peer may take to request an association");

    public static final Setting<Duration> IDLE_TIMEOUT =
            timeout("gateway.idle-timeout", "60s", "how long an association may be silent");

    public static final Setting<Duration> PDU_TIMEOUT =
            timeout("gateway.pdu-timeout", "30s", "how long a PDU that has begun may take to arrive");

    public static final Setting<DataSize> MIN_DATA_RATE = Setting.ofSize(
                    "gateway.min-data-rate", "8 KiB", "the least that an instance must bring each second on average")
            .where(
                    rate -> rate.bytes() >= 1 && rate.bytes() <= 1 << 30,
                    "write what one second must bring, from 1 byte to 1 GiB");

    public static final Setting<DataSize> INLINE_LIMIT = SharedSettings.INLINE_LIMIT;

    public static final Setting<DataSize> INSTANCE_LIMIT =
            Setting.ofSize("gateway.instance-limit", "2 GiB", "larger instances are refused");

    public static final Setting<DataSize> IN_FLIGHT_LIMIT = Setting.ofSize(
            "gateway.in-flight-limit",
            "256 MiB",
            "memory for instances not yet in Kafka, both as received and in the producer's buffer");

    public static final Setting<Duration> IN_FLIGHT_WAIT = Setting.ofDuration(
            "gateway.in-flight-wait", "5s", "how long an instance waits for that memory before it is refused");

    public static final Setting<Duration> PUBLISH_TIMEOUT = Setting.ofDuration(
                    "gateway.publish-timeout",
                    "10s",
                    "how long Kafka may take to acknowledge an instance; less when it is known to be away")
            .where(
                    timeout -> timeout.toMillis() >= 100 && timeout.toHours() < 1,
                    "write a duration from 100ms to less than 1h");

    public static final Setting<Duration> SHUTDOWN_GRACE = Setting.ofDuration(
                    "gateway.shutdown-grace", "10s", "how long instances that are arriving may take at shutdown")
            .where(grace -> grace.toHours() < 1, "write a duration of less than 1h");

    public static final Setting<Boolean> ACCEPT_UNKNOWN_SOP_CLASSES = Setting.ofBoolean(
            "gateway.accept-unknown-sop-classes", false, "whether SOP classes that DICOM does not list are stored too");

    public static final Setting<Integer> ADMIN_PORT = Setting.ofInt(
            "gateway.admin-port", 8090, 0, MAX_PORT, "the HTTP port of /health and /metrics; 0 for any free one");

    public static final Setting<String> ADMIN_BIND =
            Setting.ofString("gateway.admin-bind", "127.0.0.1", "the address that HTTP port is bound to");

    public static final Setting<DataSize> MIN_FREE_SPACE = Setting.ofSize(
            "gateway.min-free-space", "1 GiB", "free space of the blob store below which /health says degraded");

    public static final List<Setting<?>> ALL = List.of(
            AE_TITLE,
            PORT,
            BIND,
            ACCEPTED_CALLING_AES,
            ACCEPTED_ADDRESSES,
            RETROSPECTIVE_ORIGINATORS,
            MAX_ASSOCIATIONS,
            MAX_ASSOCIATIONS_PER_ADDRESS,
            MAX_PDU_LENGTH,
            ARTIM_TIMEOUT,
            IDLE_TIMEOUT,
            PDU_TIMEOUT,
            MIN_DATA_RATE,
            INLINE_LIMIT,
            INSTANCE_LIMIT,
            IN_FLIGHT_LIMIT,
            IN_FLIGHT_WAIT,
            PUBLISH_TIMEOUT,
            SHUTDOWN_GRACE,
            ACCEPT_UNKNOWN_SOP_CLASSES,
            ADMIN_PORT,
            ADMIN_BIND,
            MIN_FREE_SPACE);

    private GatewaySettings() {}

    private static Setting<Duration> timeout(String key, String defaultText, String description) {
        return Setting.ofDuration(key, defaultText, description)
                .where(
                        timeout -> timeout.toMillis() >= 1 && timeout.toDays() < 1,
                        "write a duration from 1ms to less than 1d");
    }

    /** Bytes of memory that an instance which fits into a record can need: its pieces, and once more put together. */
    private static long largestBuffer(Settings settings) {
        return 2 * settings.get(INLINE_LIMIT).bytes() + 4L * InstanceBuffer.CHUNK;
    }

    /**
     * Bytes of {@link #IN_FLIGHT_LIMIT} that instances may hold as received. Each is held there until the producer has
     * settled it, so what the producer holds of it at the same time always fits into {@link #producerBuffer}.
     */
    static long receiveBuffer(Settings settings) {
        return (settings.get(IN_FLIGHT_LIMIT).bytes() - BATCH_ROOM) / 2;
    }

    /** Bytes of {@link #IN_FLIGHT_LIMIT} that are the producer's. */
    static long producerBuffer(Settings settings) {
        return settings.get(IN_FLIGHT_LIMIT).bytes() - receiveBuffer(settings);
    }

    /** Bytes of the largest request to Kafka. */
    static int largestRequest(Settings settings) {
        return settings.get(INLINE_LIMIT).toIntBytes() + TopicLayout.RECORD_OVERHEAD;
    }

    /**
     * Checks every setting and the rules between them, so that what starts a gateway late can know early.
     *
     * @throws ConfigException on the first that is broken
     */
    public static void check(Settings settings) {
        settings.rejectUnknown(ALL, "gateway");
        ALL.forEach(settings::get);
        ScpSettings.toolkit(settings);
        ScpSettings.from(settings);
        InstanceOrigins.from(settings);
        SharedSettings.blobsUri(settings);
        address(settings, ADMIN_BIND);
        if (receiveBuffer(settings) < largestBuffer(settings)) {
            throw settings.invalid(
                    IN_FLIGHT_LIMIT,
                    "write at least " + new DataSize(2 * largestBuffer(settings) + BATCH_ROOM)
                            + ", which is what one instance at gateway.inline-limit can need, or lower that");
        }
        if (settings.get(INSTANCE_LIMIT).compareTo(settings.get(INLINE_LIMIT)) < 0) {
            throw settings.invalid(INSTANCE_LIMIT, "write at least gateway.inline-limit");
        }
    }

    /**
     * The address of {@link #BIND} or {@link #ADMIN_BIND}.
     *
     * @throws ConfigException when it is none of this machine's names or addresses
     */
    static InetAddress address(Settings settings, Setting<String> setting) {
        try {
            return InetAddress.getByName(settings.get(setting));
        } catch (UnknownHostException e) {
            throw settings.invalid(setting, "write an address of this machine, 127.0.0.1 or 0.0.0.0");
        }
    }
}
