package io.niffler.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileBlobStoreTest {
    private static final String SHA256_OF_ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    @TempDir
    Path folder;

    private FileBlobStore store;

    @BeforeEach
    void open() throws IOException {
        store = new FileBlobStore(folder.resolve("blobs"));
    }

    @Test
    void storesUnderTheDigest() throws IOException {
        BlobRef ref = store.put(new ByteArrayInputStream("abc".getBytes(UTF_8)));

        assertThat(ref.size()).isEqualTo(3);
        assertThat(ref.sha256()).isEqualTo(SHA256_OF_ABC);
        assertThat(ref.uri()).startsWith("file:///").endsWith("/ba/78/" + SHA256_OF_ABC);
        try (InputStream in = store.open(ref.uri())) {
            assertThat(in.readAllBytes()).asString(UTF_8).isEqualTo("abc");
        }
        assertThat(leftovers()).isEmpty();
    }

    @Test
    void ownerAndGroupCanReadItAndNobodyElse() throws IOException {
        assumeTrue(
                FileSystems.getDefault().supportedFileAttributeViews().contains("posix"), "no POSIX permissions here");
        store.put(new ByteArrayInputStream(randomBytes(10)));
        assertThat(blobs()).singleElement().satisfies(blob -> assertThat(Files.getPosixFilePermissions(blob))
                .isEqualTo(PosixFilePermissions.fromString("rw-r-----")));
    }

    @Test
    void sameContentIsStoredOnce() throws IOException {
        byte[] bytes = randomBytes(100_000);
        BlobRef first = store.put(new ByteArrayInputStream(bytes));
        assertThat(store.put(new ByteArrayInputStream(bytes))).isEqualTo(first);
        assertThat(blobs()).hasSize(1);
    }

    @Test
    void writersOfSameAndOtherContentDoNotDisturbEachOther() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<BlobRef>> refs = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                byte[] bytes = new byte[] {(byte) (i % 5)};
                refs.add(threads.submit(() -> store.put(new ByteArrayInputStream(bytes))));
            }
            for (Future<BlobRef> ref : refs) {
                try (InputStream in = store.openVerified(ref.get())) {
                    assertThat(in.readAllBytes()).hasSize(1);
                }
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(blobs()).hasSize(5);
        assertThat(leftovers()).isEmpty();
    }

    @Test
    void nothingIsVisibleBeforeCommitAndNothingStaysWithoutIt() throws IOException {
        try (BlobWriter writer = store.newWriter()) {
            writer.write(randomBytes(10));
            assertThat(writer.size()).isEqualTo(10);
            assertThat(blobs()).isEmpty();
        }
        assertThat(blobs()).isEmpty();
        assertThat(leftovers()).isEmpty();
    }

    @Test
    void readsOnlyThePrefixAskedFor() throws IOException {
        byte[] bytes = randomBytes(1_000_000);
        BlobRef ref = store.put(new ByteArrayInputStream(bytes));
        try (InputStream in = store.openVerified(ref)) {
            assertThat(in.readNBytes(128)).isEqualTo(Arrays.copyOf(bytes, 128));
        }
    }

    @Test
    void fullReadFindsWhatIsNotAsStored() throws IOException {
        BlobRef ref = store.put(new ByteArrayInputStream(randomBytes(1000)));
        Path file = blobs().get(0);
        byte[] bytes = Files.readAllBytes(file);
        bytes[999] ^= 1;
        Files.write(file, bytes);
        assertMismatch(ref);
        Files.write(file, new byte[10]);
        assertMismatch(ref);
    }

    private void assertMismatch(BlobRef ref) throws IOException {
        try (InputStream in = store.openVerified(ref)) {
            assertThatExceptionOfType(BlobMismatchException.class).isThrownBy(in::readAllBytes);
        }
        try (InputStream in = store.openVerified(ref)) {
            assertThatExceptionOfType(BlobMismatchException.class).isThrownBy(() -> in.skipNBytes(2000));
        }
    }

    @Test
    void storingAgainHealsACutFile() throws IOException {
        byte[] bytes = randomBytes(1000);
        BlobRef ref = store.put(new ByteArrayInputStream(bytes));
        Files.write(blobs().get(0), new byte[10]);
        store.put(new ByteArrayInputStream(bytes));
        try (InputStream in = store.openVerified(ref)) {
            assertThat(in.readAllBytes()).isEqualTo(bytes);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/etc/passwd",
                "file:///etc/passwd",
                "file:///blobs/../../etc/passwd",
                "file:///x/../ba/78/" + SHA256_OF_ABC,
                "file:///ba/78/../78/" + SHA256_OF_ABC,
                "file:///aa/bb/" + SHA256_OF_ABC,
                "file:///ba/78/" + SHA256_OF_ABC + "/",
                "file:///ba/78/" + SHA256_OF_ABC + "\n",
                "file:///ba/78/" + SHA256_OF_ABC + "?x",
                "file:///ba%2F78/" + SHA256_OF_ABC,
                "http://host/ba/78/" + SHA256_OF_ABC,
                "tmp/blob-1.part",
                "file:///tmp/../tmp/blob-1.part"
            })
    void referencesLeadNowhereElse(String uri) throws IOException {
        store.put(new ByteArrayInputStream("abc".getBytes(UTF_8)));
        assertThatExceptionOfType(BlobMissingException.class).isThrownBy(() -> store.open(uri));
    }

    @Test
    void unknownBlobIsMissing() {
        assertThatExceptionOfType(BlobMissingException.class)
                .isThrownBy(() -> store.open("file:///ba/78/" + SHA256_OF_ABC));
    }

    @Test
    void aLinkInPlaceOfABlobIsNotFollowed() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), "secret");
        Path link = store.pathOf(SHA256_OF_ABC);
        Files.createDirectories(link.getParent());
        Files.createSymbolicLink(link, secret);
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> store.open("file:///ba/78/" + SHA256_OF_ABC));
    }

    @Test
    void theRootMayBeElsewhereForTheReader() throws IOException {
        BlobRef ref = store.put(new ByteArrayInputStream("abc".getBytes(UTF_8)));
        Files.move(folder.resolve("blobs"), folder.resolve("moved"));
        try (InputStream in = new FileBlobStore(folder.resolve("moved")).open(ref.uri())) {
            assertThat(in.readAllBytes()).hasSize(3);
        }
    }

    @Test
    void startRemovesOldLeftoversOnly() throws IOException {
        Path young = Files.writeString(folder.resolve("blobs/tmp/young.part"), "x");
        Path old = Files.writeString(folder.resolve("blobs/tmp/old.part"), "x");
        Instant longAgo = Instant.now().minus(FileBlobStore.LEFTOVER_AGE).minus(Duration.ofMinutes(1));
        Files.setLastModifiedTime(old, FileTime.from(longAgo));
        assertThat(new FileBlobStore(folder.resolve("blobs"))).isNotNull();
        assertThat(young).exists();
        assertThat(old).doesNotExist();
    }

    @Test
    void isFoundByItsUri() throws IOException {
        BlobRef ref = store.put(new ByteArrayInputStream("abc".getBytes(UTF_8)));
        BlobStore same = BlobStore.of(folder.resolve("blobs").toUri().toString());
        try (InputStream in = same.open(ref.uri())) {
            assertThat(in.readAllBytes()).hasSize(3);
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BlobStore.of("s3://bucket/blobs"))
                .withMessageContaining("s3");
        assertThatIllegalArgumentException().isThrownBy(() -> BlobStore.of("not a uri"));
    }

    private List<Path> blobs() throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("blobs"))) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.getParent().endsWith("tmp"))
                    .toList();
        }
    }

    private List<Path> leftovers() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("blobs/tmp"))) {
            return files.toList();
        }
    }

    private static byte[] randomBytes(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }
}
