package io.niffler.dicom.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.niffler.dicom.testing.Samples;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Every sample file goes from our user to our provider in its own transfer syntax and arrives byte for byte. */
class SampleTransferIT {

    /** These hold pixels in a transfer syntax but do not say which instance they are. */
    private static final Set<String> WITHOUT_UIDS =
            Set.of("JLSL_RGB_ILV0.dcm", "JLSL_RGB_ILV1.dcm", "JLSL_RGB_ILV2.dcm", "JLSN_RGB_ILV0.dcm", "fall.dcm");

    @Test
    void everySampleArrivesByteForByte() throws IOException {
        List<Path> files = Samples.files("transfer-syntax", "modality", "series", "large");
        assumeFalse(files.isEmpty(), "There are no sample files here");
        ScpConfig config = RecordingScp.config().sopClasses(uid -> true).build();
        try (RecordingScp scp = new RecordingScp(config)) {
            for (Path file : files) {
                if (!WITHOUT_UIDS.contains(file.getFileName().toString())) {
                    assertArrives(scp, Samples.folder().resolve(file));
                }
            }
        }
    }

    private static void assertArrives(RecordingScp scp, Path file) throws IOException {
        InstanceToSend instance = InstanceToSend.ofFile(file);
        ScuConfig config = ScuConfig.builder("127.0.0.1", scp.address().getPort())
                .calledAe("NIFFLER")
                .build();
        try (StorageScu scu = DicomToolkit.named("niffler")
                        .openStorageScu(
                                config,
                                List.of(PresentationContextRequest.of(
                                        instance.sopClassUid(), instance.transferSyntaxUid())));
                InputStream in = instance.open()) {
            assertThat(scu.store(instance)).as(file.toString()).isEqualTo(StoreResult.SUCCESS);
            byte[] sent = in.readAllBytes();
            assertThat(sent).hasSize((int) instance.length());
            assertThat(scp.digests)
                    .as(file.toString())
                    .containsEntry(instance.sopInstanceUid(), RecordingScp.digest(sent, 0, sent.length));
        }
    }
}
