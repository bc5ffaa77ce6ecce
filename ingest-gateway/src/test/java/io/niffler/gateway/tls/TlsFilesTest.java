package io.niffler.gateway.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.niffler.dicom.net.TestCertificate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Collections;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsFilesTest {
    private static final char[] PASSWORD = "pass word".toCharArray();

    @TempDir
    private Path folder;

    private TestCertificate own;
    private Path pem;
    private Path pkcs12;

    @BeforeEach
    void write() throws GeneralSecurityException, IOException {
        own = new TestCertificate("localhost");
        pem = file(own.keyPem() + own.certificatePem());
        pkcs12 = Files.write(folder.resolve("own.p12"), own.pkcs12(PASSWORD));
    }

    private Path file(String text) throws IOException {
        return Files.writeString(Files.createTempFile(folder, "tls", ".pem"), text);
    }

    /** Whether a client and a server come together that know each other by these files alone. */
    private static boolean meet(KeyManagerFactory keys, KeyStore trust) throws IOException {
        SSLContext context = TlsContexts.of(Optional.of(keys), Optional.of(trust));
        try (SSLServerSocket server =
                (SSLServerSocket) context.getServerSocketFactory().createServerSocket(0)) {
            server.setNeedClientAuth(true);
            Thread serving = new Thread(() -> {
                try (SSLSocket accepted = (SSLSocket) server.accept()) {
                    accepted.getOutputStream().write(accepted.getInputStream().read());
                } catch (IOException e) {
                    Thread.currentThread().interrupt(); // the client sees it
                }
            });
            serving.setDaemon(true);
            serving.start();
            try (SSLSocket client =
                    (SSLSocket) context.getSocketFactory().createSocket("localhost", server.getLocalPort())) {
                client.getOutputStream().write(7);
                return client.getInputStream().read() == 7;
            }
        }
    }

    @Test
    void pemAndPkcs12MeanTheSame() throws Exception {
        for (Path keys : new Path[] {pem, pkcs12}) {
            for (Path trust : new Path[] {file(own.certificatePem()), pkcs12}) {
                assertThat(meet(KeyFile.read(keys, PASSWORD), TrustFile.read(trust, PASSWORD)))
                        .isTrue();
            }
        }
    }

    @Test
    void trustsWhatIsInTheFileAndNothingElse() throws Exception {
        KeyStore others = TrustFile.read(file(new TestCertificate("localhost").certificatePem()), PASSWORD);
        assertThatThrownBy(() -> meet(KeyFile.read(pem, PASSWORD), others)).isInstanceOf(IOException.class);
    }

    @Test
    void takesAllCertificatesOfAFile() throws Exception {
        Path two = file(own.certificatePem() + new TestCertificate("other").certificatePem());
        assertThat(Collections.list(TrustFile.read(two, PASSWORD).aliases())).hasSize(2);
    }

    @Test
    void readsThePasswordOfAFile() throws Exception {
        assertThat(PasswordFile.read(file("pass word\nrest"))).isEqualTo(PASSWORD);
        assertThat(PasswordFile.read(file("pass word\r\n"))).isEqualTo(PASSWORD);
        assertThat(PasswordFile.read(file("pass word"))).isEqualTo(PASSWORD);
        assertThatThrownBy(() -> PasswordFile.read(file("\nx"))).hasMessageContaining("first line");
        assertThatThrownBy(() -> PasswordFile.read(file("wörd"))).hasMessageContaining("in ASCII");
    }

    @Test
    void saysWhatToDoAboutOtherFiles() throws Exception {
        Path absent = folder.resolve("absent");
        assertThatThrownBy(() -> TrustFile.read(absent, PASSWORD))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("can be read");
        assertThatThrownBy(() -> TrustFile.read(file(""), PASSWORD)).hasMessageContaining("certificates");
        assertThatThrownBy(() -> TrustFile.read(file("text"), PASSWORD)).hasMessageContaining("certificates");
        assertThatThrownBy(() -> KeyFile.read(file(own.certificatePem()), PASSWORD))
                .hasMessageContaining("BEGIN PRIVATE KEY");
        assertThatThrownBy(() -> KeyFile.read(file(own.keyPem()), PASSWORD))
                .hasMessageContaining("add the certificate");
        String broken = "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n" + own.certificatePem();
        assertThatThrownBy(() -> KeyFile.read(file(broken), PASSWORD)).hasMessageContaining("name a file with a key");
        assertThatThrownBy(() -> KeyFile.read(pkcs12, "wrong".toCharArray())).hasMessageContaining("password-file");
        Path huge = Files.write(folder.resolve("huge"), new byte[(1 << 20) + 1]);
        assertThatThrownBy(() -> KeyFile.read(huge, PASSWORD)).hasMessageContaining("1 MiB");
    }
}
