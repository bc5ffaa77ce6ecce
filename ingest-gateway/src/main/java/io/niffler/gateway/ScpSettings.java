package io.niffler.gateway;

import io.niffler.config.Setting;
import io.niffler.config.Settings;
import io.niffler.dicom.net.AeTitle;
import io.niffler.dicom.net.ScpConfig;

/** Configures the storage provider. */
final class ScpSettings {
    private static final String ANY = "*";
    private static final String OWN_NAME_WHEN_ANY = "NIFFLER";

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
                .pduTimeout(settings.get(GatewaySettings.PDU_TIMEOUT));
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
