package io.niffler.dicom.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.niffler.dicom.data.Uids;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Our user against our provider. */
class StoreAndEchoIT {
    private static final PresentationContextRequest CT = PresentationContextRequest.of(RawPeer.CT, RawPeer.EXPLICIT);

    private static StorageScu open(RecordingScp scp, PresentationContextRequest... contexts) throws IOException {
        ScuConfig config = ScuConfig.builder("127.0.0.1", scp.address().getPort())
                .calledAe("NIFFLER")
                .callingAe("SENDER")
                .build();
        return DicomToolkit.named("niffler").openStorageScu(config, List.of(contexts));
    }

    private static byte[] randomBytes(int length) {
        byte[] b = new byte[length];
        new Random(length).nextBytes(b);
        return b;
    }

    private static InstanceToSend instance(String uid, byte[] dataSet) {
        return InstanceToSend.of(RawPeer.CT, uid, RawPeer.EXPLICIT, dataSet, 0, dataSet.length);
    }

    @Test
    void echoesAndReleases() throws IOException {
        try (RecordingScp scp = new RecordingScp(RecordingScp.config().build())) {
            try (StorageScu scu = open(scp, PresentationContextRequest.VERIFICATION)) {
                assertThat(scu.echo()).isEqualTo(Status.SUCCESS);
                assertThat(scu.echo()).isEqualTo(Status.SUCCESS);
            }
            await().until(() -> scp.ends.equals(List.of(AssociationEnd.RELEASED)));
            assertThat(scp.opened.get(0).callingAe()).isEqualTo("SENDER");
            assertThat(scp.opened.get(0).implementationVersion()).isEqualTo(Uids.IMPLEMENTATION_VERSION_NAME);
            assertThat(scp.echoes).hasValue(2);
        }
    }

    @Test
    void storesDataSetsOfAllSizesByteForByte() throws IOException {
        try (RecordingScp scp = new RecordingScp(
                        RecordingScp.config().maxPduLength(16384).build());
                StorageScu scu = open(scp, CT)) {
            for (int size : new int[] {0, 2, 8192, 16378, 16380, 32756, 32758, 1_000_000, 9_000_000}) {
                byte[] dataSet = randomBytes(size);
                assertThat(scu.store(instance("1.2." + size, dataSet))).isEqualTo(StoreResult.SUCCESS);
                assertThat(scp.digests.get("1.2." + size)).isEqualTo(RecordingScp.digest(dataSet, 0, size));
            }
            assertThat(scp.requests.get(0).transferSyntaxUid()).isEqualTo(RawPeer.EXPLICIT);
        }
    }

    @Test
    void discardsWhatTheHandlerLeavesAndPassesItsStatusOn() throws IOException {
        InstanceHandler busy = (association, request, dataSet) -> {
            dataSet.readNBytes(10);
            return StoreResult.of(Status.OUT_OF_RESOURCES, "No room at the moment");
        };
        try (RecordingScp scp = new RecordingScp(RecordingScp.config().build(), busy);
                StorageScu scu = open(scp, CT, PresentationContextRequest.VERIFICATION)) {
            StoreResult result = scu.store(instance("1.2.3", randomBytes(3_000_000)));
            assertThat(result).isEqualTo(StoreResult.of(Status.OUT_OF_RESOURCES, "No room at the moment"));
            assertThat(scu.echo()).isEqualTo(Status.SUCCESS);
        }
    }

    @Test
    void answersFailingHandlersAndLivesOn() throws IOException {
        InstanceHandler failing = (association, request, dataSet) -> {
            return switch (request.messageId()) {
                case 1 -> throw new IOException("on purpose");
                case 2 -> throw new IllegalStateException("on purpose");
                case 3 -> null;
                default -> StoreResult.SUCCESS;
            };
        };
        try (RecordingScp scp = new RecordingScp(RecordingScp.config().build(), failing);
                StorageScu scu = open(scp, CT)) {
            for (int i = 1; i <= 3; i++) {
                assertThat(scu.store(instance("1.2.3", randomBytes(100_000))).status())
                        .isEqualTo(Status.PROCESSING_FAILURE);
            }
            assertThat(scu.store(instance("1.2.3", randomBytes(100_000)))).isEqualTo(StoreResult.SUCCESS);
        }
    }

    @Test
    void saysInWordsWhyAnAssociationWasRejected() throws IOException {
        try (RecordingScp scp =
                new RecordingScp(RecordingScp.config().aeTitles("OTHER").build())) {
            assertThatThrownBy(() -> open(scp, CT))
                    .isInstanceOfSatisfying(AssociationRejectedException.class, e -> assertThat(e.rejection())
                            .isEqualTo(Rejection.CALLED_AE_NOT_RECOGNIZED))
                    .hasMessageContaining("called AE title not recognized");
        }
    }

    @Test
    void refusesToSendWhatThePeerDidNotAcceptAndGoesOn() throws IOException {
        try (RecordingScp scp = new RecordingScp(RecordingScp.config()
                        .transferSyntaxes(RawPeer.IMPLICIT::equals)
                        .build());
                StorageScu scu = open(scp, CT, PresentationContextRequest.VERIFICATION)) {
            assertThat(scu.accepts(RawPeer.CT, RawPeer.EXPLICIT)).isFalse();
            assertThat(scu.acceptedTransferSyntaxes(RawPeer.CT)).isEmpty();
            assertThatThrownBy(() -> scu.store(instance("1.2.3", new byte[4])))
                    .isInstanceOf(ContextNotAcceptedException.class)
                    .hasMessageContaining(RawPeer.EXPLICIT);
            assertThat(scu.echo()).isEqualTo(Status.SUCCESS);
        }
    }

    @Test
    void abortsWhenItsSourceIsTooShort() throws IOException {
        try (RecordingScp scp = new RecordingScp(RecordingScp.config().build());
                StorageScu scu = open(scp, CT)) {
            InstanceToSend lying =
                    InstanceToSend.of(RawPeer.CT, "1.2.3", RawPeer.EXPLICIT, 5_000_000, InputStream::nullInputStream);
            assertThatThrownBy(() -> scu.store(lying))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("shorter");
            await().until(() -> scp.ends.equals(List.of(AssociationEnd.ABORTED_BY_PEER)));
            assertThatThrownBy(() -> scu.store(lying)).isInstanceOf(AssociationLostException.class);
            assertThat(scp.requests).isEmpty();
        }
    }
}
