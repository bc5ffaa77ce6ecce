package io.niffler.gateway;

import io.niffler.config.Settings;
import io.niffler.dicom.net.AeTitle;
import io.niffler.dicom.net.StoreRequest;
import io.niffler.events.Origin;
import java.util.List;

/** Tells by the Move Originator Application Entity Title (PS3.7 9.1.1.1.8) whether an instance was retrieved from an archive. */
final class InstanceOrigins {
    private static final String ANY = "*";

    /** All are, whoever sends them: those of an extraction that receives them itself. */
    static final InstanceOrigins PAST = new InstanceOrigins(List.of(), true);

    private final List<String> originators;
    private final boolean always;

    /** @param originators the AE titles whose C-MOVEs retrieve what is old; {@code *} for any */
    InstanceOrigins(List<String> originators) {
        this(originators, false);
    }

    private InstanceOrigins(List<String> originators, boolean always) {
        this.originators = List.copyOf(originators);
        this.always = always;
    }

    static InstanceOrigins from(Settings settings) {
        List<String> titles = settings.get(GatewaySettings.RETROSPECTIVE_ORIGINATORS);
        for (String title : titles) {
            try {
                AeTitle.require(title);
            } catch (IllegalArgumentException e) {
                throw settings.invalid(GatewaySettings.RETROSPECTIVE_ORIGINATORS, e.getMessage());
            }
        }
        return new InstanceOrigins(titles);
    }

    Origin of(StoreRequest request) {
        if (always) {
            return Origin.RETROSPECTIVE;
        }
        String originator = request.moveOriginatorAe().strip();
        if (originator.isEmpty()) {
            return Origin.LIVE;
        }
        return originators.contains(ANY) || originators.contains(originator) ? Origin.RETROSPECTIVE : Origin.LIVE;
    }
}
