package io.niffler.gateway.extraction.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.niffler.config.ConfigException;
import io.niffler.config.Settings;
import io.niffler.dicom.net.TestCertificate;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PacsTlsTest {
    @TempDir
    private Path folder;

    private static Optional<PacsTls> tls(Map<String, String> values) {
        return PacsTls.from(Settings.of(values));
    }

    @Test
    void isOffUnlessAskedFor() {
        assertThat(tls(Map.of())).isEmpty();
        assertThat(tls(Map.of("extract.tls.enabled", "true")))
                .hasValueSatisfying(tls -> assertThat(tls.verifyHostName()).isTrue());
    }

    @Test
    void readsItsFiles() throws Exception {
        TestCertificate certificate = new TestCertificate("localhost");
        Path file = Files.write(folder.resolve("own.p12"), certificate.pkcs12("secret".toCharArray()));
        Path password = Files.writeString(folder.resolve("password"), "secret\n");
        assertThat(tls(Map.of(
                        "extract.tls.enabled", "true",
                        "extract.tls.key", file.toString(),
                        "extract.tls.trust", file.toString(),
                        "extract.tls.password-file", password.toString(),
                        "extract.tls.verify-host-name", "false")))
                .hasValueSatisfying(tls -> assertThat(tls.verifyHostName()).isFalse());
        assertThatThrownBy(() -> tls(Map.of("extract.tls.enabled", "true", "extract.tls.key", file.toString())))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("extract.tls.key")
                .hasMessageContaining("password-file");
    }

    @Test
    void refusesFilesThatWouldNotBeUsed() {
        for (String key : new String[] {"trust", "key", "password-file"}) {
            assertThatThrownBy(() -> tls(Map.of("extract.tls." + key, "file.pem")))
                    .isInstanceOf(ConfigException.class)
                    .hasMessageContaining("extract.tls." + key)
                    .hasMessageContaining("extract.tls.enabled");
        }
    }
}
