package io.niffler.gateway;

import io.niffler.config.Setting;
import io.niffler.config.Settings;
import io.niffler.config.SharedSettings;
import io.niffler.dicom.net.AeTitle;
import io.niffler.dicom.net.DicomToolkit;
import io.niffler.dicom.net.ScpConfig;

/** Configures the storage provider. */
final class ScpSettings {
    private static final String ANY = "*";
    private static final String OWN_NAME_WHEN_ANY = "NIFFLER";

    /** What is read, and thrown away, of an instance that is too large, so that it can be answered. In bytes. */
    private static final long READ_BEYOND_LIMIT = 64L << 20;

    private ScpSettings() {}

    static ScpConfig from(Settings settings) {
        ScpConfig.Builder builder = ScpConfig.builder()
                .aeTitles(ownAeTitle(settings))
                .anyCalledAe(settings.get(GatewaySettings.AE_TITLE).equals(ANY))
                .bindAddress(GatewaySettings.address(settings, GatewaySettings.BIND))
                .port(settings.get(GatewaySettings.PORT))
                .acceptUnknownSopClasses(settings.get(GatewaySettings.ACCEPT_UNKNOWN_SOP_CLASSES))
                .maxAssociations(settings.get(GatewaySettings.MAX_ASSOCIATIONS))
                .maxAssociationsPerAddress(settings.get(GatewaySettings.MAX_ASSOCIATIONS_PER_ADDRESS))
                .maxPduLength(settings.get(GatewaySettings.MAX_PDU_LENGTH).toIntBytes())
                .associationRequestTimeout(settings.get(GatewaySettings.ARTIM_TIMEOUT))
                .idleTimeout(settings.get(GatewaySettings.IDLE_TIMEOUT))
                .pduTimeout(settings.get(GatewaySettings.PDU_TIMEOUT))
                .minDataRate(settings.get(GatewaySettings.MIN_DATA_RATE).toIntBytes())
                .maxDataSetLength(longestDataSet(settings))
                .closeGrace(settings.get(GatewaySettings.SHUTDOWN_GRACE));
        named(
                settings,
                GatewaySettings.ACCEPTED_CALLING_AES,
                () -> builder.acceptedCallingAes(settings.get(GatewaySettings.ACCEPTED_CALLING_AES)));
        named(
                settings,
                GatewaySettings.ACCEPTED_ADDRESSES,
                () -> builder.acceptedAddresses(settings.get(GatewaySettings.ACCEPTED_ADDRESSES)));
        return builder.build();
    }

    /** The implementation that is configured. */
    static DicomToolkit toolkit(Settings settings) {
        try {
            return DicomToolkit.named(settings.get(SharedSettings.DICOM_NETWORK));
        } catch (IllegalArgumentException e) {
            throw settings.invalid(SharedSettings.DICOM_NETWORK, e.getMessage());
        }
    }

    /** A data set beyond this ends its association: a sender that never ends must not hold one for ever. */
    private static long longestDataSet(Settings settings) {
        long limit = settings.get(GatewaySettings.INSTANCE_LIMIT).bytes();
        return limit > Long.MAX_VALUE - READ_BEYOND_LIMIT ? Long.MAX_VALUE : limit + READ_BEYOND_LIMIT;
    }

    /** The title that is ours; when any is accepted, the default one. */
    static String ownAeTitle(Settings settings) {
        String title = settings.get(GatewaySettings.AE_TITLE);
        if (title.equals(ANY)) {
            return OWN_NAME_WHEN_ANY;
        }
        try {
            return AeTitle.require(title);
        } catch (IllegalArgumentException e) {
            throw settings.invalid(GatewaySettings.AE_TITLE, "write 1 to 16 printable ASCII characters without \\");
        }
    }

    /** Gives an error of the builder the key it is about. */
    private static void named(Settings settings, Setting<?> setting, Runnable step) {
        try {
            step.run();
        } catch (IllegalArgumentException e) {
            throw settings.invalid(setting, e.getMessage());
        }
    }
}
