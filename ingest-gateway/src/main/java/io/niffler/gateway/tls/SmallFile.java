package io.niffler.gateway.tls;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files of keys and certificates, which are small. */
final class SmallFile {
    private static final int MOST = 1 << 20;

    /** The first byte of DER: a sequence. PEM begins with text. */
    private static final byte SEQUENCE = 0x30;

    private SmallFile() {}

    /** @throws IllegalArgumentException whose message says what to do */
    static byte[] read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MOST + 1);
            if (bytes.length > MOST) {
                throw new IllegalArgumentException("name a file of keys or certificates; this one has more than 1 MiB");
            }
            return bytes;
        } catch (IOException e) {
            throw new IllegalArgumentException("name a file that can be read", e);
        }
    }

    static boolean isPkcs12(byte[] bytes) {
        return bytes.length > 0 && bytes[0] == SEQUENCE;
    }
}
