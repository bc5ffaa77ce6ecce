package io.niffler.gateway.extraction.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.niffler.config.ConfigException;
import io.niffler.config.Settings;
import io.niffler.dicom.data.TransferSyntax;
import io.niffler.dicom.data.Uids;
import io.niffler.dicom.net.PresentationContextRequest;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StorageContextsTest {
    private static final String CT = "1.2.840.10008.5.1.4.1.1.2";

    private static List<PresentationContextRequest> contexts(String classes, String syntaxes) {
        return StorageContexts.from(
                Settings.of(Map.of("extract.get-sop-classes", classes, "extract.get-transfer-syntaxes", syntaxes)));
    }

    @Test
    void usualOnesFillAnAssociation() {
        List<PresentationContextRequest> contexts = contexts("", "");
        assertThat(contexts).hasSize(StorageContexts.ROOM).doesNotHaveDuplicates();
        assertThat(Uids.storageSopClasses()).containsAll(StorageContexts.usual());
        assertThat(contexts.stream().collect(Collectors.groupingBy(PresentationContextRequest::abstractSyntax)))
                .containsOnlyKeys(StorageContexts.usual())
                .allSatisfy((uid, ofClass) -> assertThat(ofClass.get(0).transferSyntaxes())
                        .containsExactly(
                                TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN.uid(),
                                TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN.uid()));
    }

    @Test
    void compressedSyntaxesHaveContextsOfTheirOwn() {
        assertThat(contexts("", ""))
                .filteredOn(context -> context.abstractSyntax().equals(CT))
                .hasSize(7)
                .filteredOn(context -> context.transferSyntaxes().size() == 1)
                .hasSize(6);
        assertThat(contexts(CT, "1.2.840.10008.1.2.4.203"))
                .hasSize(2)
                .contains(PresentationContextRequest.of(CT, "1.2.840.10008.1.2.4.203"));
    }

    @Test
    void refusesWhatFitsNoAssociation() {
        String most = IntStream.range(0, StorageContexts.ROOM)
                .mapToObj(i -> "1.2." + i)
                .collect(Collectors.joining(","));
        assertThat(contexts(most, "")).hasSize(StorageContexts.ROOM);
        assertThatThrownBy(() -> contexts(most + ",1.3", ""))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("extract.get-sop-classes")
                .hasMessageContaining("at most 124");
        assertThatThrownBy(() -> contexts("CT", "")).hasMessageContaining("write UIDs");
        assertThatThrownBy(() -> contexts(CT, "1.2,1.2")).hasMessageContaining("each once");
    }
}
