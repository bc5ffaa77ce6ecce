package io.niffler.dicom.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.niffler.dicom.data.Tag;
import io.niffler.dicom.data.VR;
import io.niffler.dicom.testing.PacsStudy;
import io.niffler.dicom.testing.RetrievalScript;
import io.niffler.dicom.testing.ScriptedPacs;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Our users over TLS. */
class TlsIT {
    private TestCertificate certificate;
    private RecordingScp receiver;
    private TlsRelay relay;

    @BeforeEach
    void start() throws Exception {
        certificate = new TestCertificate("localhost");
        receiver = new RecordingScp(RecordingScp.config().build());
        relay = new TlsRelay(certificate.server(), receiver.address().getPort());
    }

    @AfterEach
    void stop() throws IOException {
        relay.close();
        receiver.close();
    }

    private static ScuConfig.Builder config(String host, int port, SSLContext tls) {
        return ScuConfig.builder(host, port).calledAe("NIFFLER").tls(tls).associationTimeout(Duration.ofSeconds(10));
    }

    private static void storeOne(ScuConfig.Builder config) throws IOException {
        byte[] dataSet = new byte[3_000_000];
        try (StorageScu scu = DicomToolkit.named("niffler").openStorageScu(config.build(), Queries.CT_STORAGE)) {
            assertThat(scu.store(InstanceToSend.of(RawPeer.CT, "1.2.3", RawPeer.EXPLICIT, dataSet, 0, dataSet.length)))
                    .isEqualTo(StoreResult.SUCCESS);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
    void storesOverBothVersions(String protocol) throws Exception {
        TlsRelay one = new TlsRelay(
                certificate.server(),
                receiver.address().getPort(),
                server -> server.setEnabledProtocols(new String[] {protocol}));
        try (one) {
            storeOne(config("localhost", one.port(), certificate.client()));
        }
        assertThat(receiver.digests).containsKey("1.2.3");
        assertThat(one.sessions).singleElement().asString().startsWith(protocol).contains("_GCM_");
    }

    @Test
    void queriesAndCancelsOverTls() throws Exception {
        PacsStudy study = new PacsStudy("study", "P", "A", "20240101", 3)
                .script(RetrievalScript.interrupt(1, RetrievalScript.Interruption.STALL));
        try (ScriptedPacs pacs = new ScriptedPacs("PACS").add(study);
                TlsRelay toPacs = new TlsRelay(certificate.server(), pacs.port());
                QueryRetrieveScu scu = Queries.open(
                        config("localhost", toPacs.port(), certificate.client()).calledAe("PACS"))) {
            pacs.destination("NIFFLER", receiver.address());
            assertThat(scu.find(
                                    InformationModel.STUDY_ROOT,
                                    Queries.studies().setString(Tag.PATIENT_ID, VR.LO, "P"),
                                    match -> {})
                            .matches())
                    .isEqualTo(1);
            RetrieveResult result =
                    scu.move(InformationModel.STUDY_ROOT, Queries.study("P", study.uid()), "NIFFLER", counters -> {
                        if (counters.taken() == 1) {
                            scu.cancel();
                        }
                    });
            assertThat(result.status()).isEqualTo(Status.CANCEL);
        }
    }

    @Test
    void aDeafPeerIsGivenUpOverTlsToo() throws Exception {
        PacsStudy study = new PacsStudy("study", "P", "A", "20240101", 3)
                .script(RetrievalScript.interrupt(0, RetrievalScript.Interruption.STALL_DEAF));
        try (ScriptedPacs pacs = new ScriptedPacs("PACS").add(study);
                TlsRelay toPacs = new TlsRelay(certificate.server(), pacs.port());
                QueryRetrieveScu scu = Queries.open(config("localhost", toPacs.port(), certificate.client())
                        .calledAe("PACS")
                        .cancelTimeout(Duration.ofMillis(300)))) {
            pacs.destination("NIFFLER", receiver.address());
            assertThatThrownBy(() -> scu.move(
                            InformationModel.STUDY_ROOT,
                            Queries.study("P", study.uid()),
                            "NIFFLER",
                            counters -> scu.cancel()))
                    .isInstanceOfSatisfying(AssociationLostException.class, e -> assertThat(e.end())
                            .isEqualTo(AssociationEnd.TIMEOUT));
        }
    }

    @Test
    void theCertificateMustBeForTheHost() throws Exception {
        ScuConfig.Builder byAddress = config("127.0.0.1", relay.port(), certificate.client());
        assertThatThrownBy(() -> storeOne(byAddress))
                .isInstanceOf(IOException.class)
                .hasRootCauseInstanceOf(CertificateException.class);
        storeOne(byAddress.verifyHostName(false));
        assertThat(receiver.digests).hasSize(1);
    }

    @Test
    void theCertificateMustBeTrusted() throws Exception {
        SSLContext trustsAnother = new TestCertificate("localhost").client();
        assertThatThrownBy(() -> storeOne(config("localhost", relay.port(), trustsAnother)))
                .isInstanceOf(IOException.class)
                .hasCauseInstanceOf(SSLException.class)
                .hasMessageContaining("localhost:" + relay.port());
        assertThat(receiver.opened).isEmpty();
    }

    @Test
    void suitesThatAreNotOfTheProfileAreRefused() throws Exception {
        String suite = "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256";
        TlsRelay weak = new TlsRelay(certificate.server(), receiver.address().getPort(), server -> {
            server.setEnabledProtocols(new String[] {"TLSv1.2"});
            server.setEnabledCipherSuites(new String[] {suite});
        });
        try (weak) {
            assertThatThrownBy(() -> storeOne(config("localhost", weak.port(), certificate.client())))
                    .isInstanceOf(IOException.class)
                    .hasCauseInstanceOf(SSLException.class);
        }
    }

    @Test
    void aPeerThatDoesNotShakeHandsIsGivenUp() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            ScuConfig.Builder config = config("localhost", silent.getLocalPort(), certificate.client())
                    .associationTimeout(Duration.ofMillis(300));
            assertThatThrownBy(() -> DicomToolkit.named("niffler")
                            .openStorageScu(config.build(), List.of(PresentationContextRequest.VERIFICATION)))
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void aPlainUserGetsNowhere() {
        ScuConfig.Builder plain = ScuConfig.builder("localhost", relay.port()).calledAe("NIFFLER");
        assertThatThrownBy(() -> storeOne(plain)).isInstanceOf(AssociationLostException.class);
    }
}
