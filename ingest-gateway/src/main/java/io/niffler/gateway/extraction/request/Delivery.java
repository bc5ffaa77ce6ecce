package io.niffler.gateway.extraction.request;

import io.niffler.config.ConfigException;
import io.niffler.config.Settings;
import io.niffler.dicom.net.AeTitle;
import io.niffler.dicom.net.PresentationContextRequest;
import io.niffler.gateway.GatewaySettings;
import java.util.List;

/**
 * How images come, and where they are to be.
 *
 * @param place never {@link ImagePlace#AUTO}
 * @param destinationAe the move destination that the PACS is told; empty when the way is {@link RetrieveWay#GET}
 * @param storage what C-GET may bring; empty when the way is {@link RetrieveWay#MOVE}
 */
public record Delivery(
        RetrieveWay way, ImagePlace place, String destinationAe, List<PresentationContextRequest> storage) {

    /** Copies the list. */
    public Delivery {
        storage = List.copyOf(storage);
    }

    /** Whether the run opens a port for the PACS to send to: what comes by C-MOVE and is to be a file. */
    public boolean isOwnReceiver() {
        return way == RetrieveWay.MOVE && place.isFolder();
    }

    /** @throws ConfigException when the settings do not go together */
    static Delivery from(Settings settings, OwnEntity own) {
        RetrieveWay way = settings.get(ExtractSettings.RETRIEVE);
        if (!settings.get(ExtractSettings.DESTINATION_AE).isEmpty()) {
            ExtractRequest.parsed(settings, ExtractSettings.DESTINATION_AE, AeTitle::require);
        }
        ImagePlace place = place(settings, own);
        if (place.isFolder()
                && settings.get(ExtractSettings.STORAGE_FOLDER).toString().isEmpty()) {
            throw settings.invalid(
                    ExtractSettings.STORAGE_FOLDER,
                    "write the folder for the images (StorageFolder), or extract.destination: gateway");
        }
        return way == RetrieveWay.GET
                ? new Delivery(way, place, "", StorageContexts.from(settings))
                : new Delivery(way, place, destination(settings, own, place), List.of());
    }

    private static ImagePlace place(Settings settings, OwnEntity own) {
        ImagePlace place = settings.get(ExtractSettings.DESTINATION);
        if (place != ImagePlace.AUTO) {
            return place;
        }
        String title = settings.get(ExtractSettings.DESTINATION_AE);
        String sentTo = title.isEmpty() ? settings.get(GatewaySettings.AE_TITLE) : title;
        return own.port() != 0 && own.aeTitle().equals(sentTo) ? ImagePlace.FOLDER : ImagePlace.GATEWAY;
    }

    private static String destination(Settings settings, OwnEntity own, ImagePlace place) {
        String title = settings.get(ExtractSettings.DESTINATION_AE);
        if (!place.isFolder()) {
            return title.isEmpty()
                    ? ExtractRequest.parsed(settings, GatewaySettings.AE_TITLE, Delivery::gatewayTitle)
                    : title;
        }
        if (own.port() == 0) {
            throw settings.invalid(
                    ExtractSettings.OWN_AE,
                    "write AET:PORT (QueryAet), the port on which the PACS finds it to send files, or extract.retrieve:"
                            + " get");
        }
        if (!title.isEmpty() && !title.equals(own.aeTitle())) {
            throw settings.invalid(
                    ExtractSettings.DESTINATION_AE,
                    "write the title in extract.own-ae (QueryAet), which receives the files, or leave it empty");
        }
        return own.aeTitle();
    }

    private static String gatewayTitle(String title) {
        if (title.equals("*")) {
            throw new IllegalArgumentException("name the AE title that the PACS sends to in extract.destination-ae");
        }
        return AeTitle.require(title);
    }
}
