package io.niffler.gateway.extraction.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.niffler.config.ConfigException;
import io.niffler.config.Settings;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeliveryTest {
    private static ExtractRequest request(
            String retrieve, String destination, String own, String destinationAe, String folder) {
        Map<String, String> values = new LinkedHashMap<>(Map.of("extract.pacs", "PACS@host:104", "extract.csv", "c"));
        values.put("extract.retrieve", retrieve);
        values.put("extract.destination", destination);
        values.put("extract.own-ae", own);
        values.put("extract.destination-ae", destinationAe);
        values.put("extract.storage-folder", folder);
        return ExtractRequest.from(Settings.of(values));
    }

    @ParameterizedTest
    @CsvSource({
        // retrieve, destination, own AE, move destination, place, told to the PACS, own receiver
        "move, auto, ME, '', GATEWAY, NIFFLER, false",
        "move, auto, ME:1, ME, FOLDER, ME, true",
        "move, auto, NIFFLER:1, '', FOLDER, NIFFLER, true",
        "move, auto, ME:1, THEM, GATEWAY, THEM, false",
        "move, auto, ME, ME, GATEWAY, ME, false",
        "move, gateway, ME:1, ME, GATEWAY, ME, false",
        "move, folder, ME:1, '', FOLDER, ME, true",
        "move, both, ME:1, ME, BOTH, ME, true",
        "get, auto, ME, '', GATEWAY, '', false",
        "get, auto, ME:1, ME, FOLDER, '', false",
        "get, folder, ME, THEM, FOLDER, '', false",
        "get, both, ME, '', BOTH, '', false",
    })
    void goesTo(
            String retrieve,
            String destination,
            String own,
            String destinationAe,
            ImagePlace place,
            String told,
            boolean receiver) {
        Delivery delivery = request(retrieve, destination, own, destinationAe, "files")
                .delivery()
                .orElseThrow();
        assertThat(delivery.place()).isEqualTo(place);
        assertThat(delivery.destinationAe()).isEqualTo(told);
        assertThat(delivery.isOwnReceiver()).isEqualTo(receiver);
        assertThat(delivery.storage().isEmpty()).isEqualTo(delivery.way() == RetrieveWay.MOVE);
    }

    @ParameterizedTest
    @CsvSource({
        "move, folder, ME, '', files, extract.own-ae, write AET:PORT",
        "move, both, ME, ME, files, extract.own-ae, write AET:PORT",
        "move, both, ME:1, THEM, files, extract.destination-ae, write the title in extract.own-ae",
        "move, folder, ME:1, ME, '', extract.storage-folder, write the folder for the images",
        "move, auto, ME:1, ME, '', extract.storage-folder, write the folder for the images",
        "get, both, ME, '', '', extract.storage-folder, write the folder for the images",
        "get, file, ME, '', '', extract.destination, 'auto, gateway, folder, both'",
        "pull, auto, ME, '', '', extract.retrieve, 'move, get'",
    })
    void refusesWhatDoesNotGoTogether(
            String retrieve,
            String destination,
            String own,
            String destinationAe,
            String folder,
            String key,
            String remedy) {
        assertThatThrownBy(() -> request(retrieve, destination, own, destinationAe, folder))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(key)
                .hasMessageContaining(remedy);
    }

    @Test
    void isNotAskedForWhenStudiesAreOnlyListed() {
        Map<String, String> values = new LinkedHashMap<>(Map.of("extract.pacs", "PACS@host:104", "extract.csv", "c"));
        values.putAll(Map.of("extract.mode", "find-only", "extract.storage-folder", "files"));
        values.put("extract.destination", "both");
        assertThat(ExtractRequest.from(Settings.of(values)).delivery()).isEmpty();
    }
}
