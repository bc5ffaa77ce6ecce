package io.niffler.events;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Blobs as files {@code <root>/aa/bb/<sha256>}, where {@code aa} and {@code bb} are the first digits of the SHA-256.
 *
 * <p>Only the last three segments of a reference are used, and only when they have exactly this form: no reference leads
 * outside the root, and the root may be mounted elsewhere for the reader than for the writer.
 */
public final class FileBlobStore implements BlobStore {
    private static final Logger log = LoggerFactory.getLogger(FileBlobStore.class);

    /** Older files in {@code tmp} have no living writer: no instance takes this long to arrive. */
    static final Duration LEFTOVER_AGE = Duration.ofHours(6);

    /** Task managers read what the gateway writes, under users of the same group; nobody else does. */
    private static final Set<PosixFilePermission> READABLE_BY_GROUP = PosixFilePermissions.fromString("rw-r-----");

    private static final int MAX_URI_LENGTH = 1024;
    private static final Pattern TAIL = Pattern.compile("/([0-9a-f]{2})/([0-9a-f]{2})/(\\1\\2[0-9a-f]{60})\\z");
    private static final Pattern UPWARDS = Pattern.compile("(^|/)\\.\\.?(/|$)");

    private final Path root;
    private final Path tmp;

    /**
     * Opens or creates the store and removes what writers left behind that died long ago.
     *
     * @param root folder of the store
     * @throws IOException if the folder cannot be created or read
     */
    public FileBlobStore(Path root) throws IOException {
        this(root, Instant.now().minus(LEFTOVER_AGE));
    }

    FileBlobStore(Path root, Instant leftoversBefore) throws IOException {
        Files.createDirectories(root);
        this.root = root.toRealPath();
        this.tmp = Files.createDirectories(this.root.resolve("tmp"));
        sync(this.root);
        sweep(leftoversBefore);
    }

    static FileBlobStore of(String uri) throws IOException {
        URI parsed;
        try {
            parsed = new URI(uri);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("The blob store must be a URI such as file:/data/blobs.", e);
        }
        if (!"file".equals(parsed.getScheme())) {
            throw new IllegalArgumentException(
                    "No blob store for scheme \"" + parsed.getScheme() + "\"; use a URI such as file:/data/blobs.");
        }
        // "file:blobs" is opaque: a folder relative to the working directory.
        return new FileBlobStore(Path.of(parsed.isOpaque() ? parsed.getSchemeSpecificPart() : parsed.getPath()));
    }

    private void sweep(Instant before) throws IOException {
        try (DirectoryStream<Path> leftovers = Files.newDirectoryStream(tmp)) {
            for (Path leftover : leftovers) {
                if (lastModified(leftover).isBefore(before)) {
                    remove(leftover);
                }
            }
        }
    }

    private static void remove(Path leftover) throws IOException {
        try {
            if (Files.deleteIfExists(leftover)) {
                log.info("Removed {}, left behind by a writer that did not finish", leftover.getFileName());
            }
        } catch (AccessDeniedException e) {
            // Who only reads here may not: the next writer does it.
            log.debug("{} is for its writer to remove", leftover.getFileName());
        }
    }

    private static Instant lastModified(Path file) throws IOException {
        try {
            return Files.getLastModifiedTime(file).toInstant();
        } catch (NoSuchFileException e) {
            // Its writer, or the sweep of another process, was faster.
            return FileTime.fromMillis(Long.MAX_VALUE).toInstant();
        }
    }

    @Override
    public BlobWriter newWriter() throws IOException {
        Path part = Files.createTempFile(tmp, "blob-", ".part");
        if (part.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(part, READABLE_BY_GROUP);
        }
        return new FileBlobWriter(this, part);
    }

    @Override
    public InputStream open(String uri) throws IOException {
        Path file = resolve(uri);
        try {
            return Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS);
        } catch (NoSuchFileException e) {
            throw new BlobMissingException("No such blob in the store.");
        }
    }

    @Override
    public long room() throws IOException {
        if (!Files.isDirectory(tmp)) {
            throw new IOException("The folder " + tmp + " is not there.");
        }
        if (!Files.isWritable(tmp)) {
            throw new IOException("The folder " + tmp + " cannot be written to.");
        }
        return Files.getFileStore(tmp).getUsableSpace();
    }

    private Path resolve(String uri) throws BlobMissingException {
        Matcher tail = TAIL.matcher(uri);
        if (uri.length() > MAX_URI_LENGTH
                || !uri.startsWith("file:")
                || !tail.find()
                || UPWARDS.matcher(uri).find()) {
            throw new BlobMissingException("The reference is not one of this blob store.");
        }
        return pathOf(tail.group(3));
    }

    /** The final place of the blob with this SHA-256. */
    Path pathOf(String sha256) {
        return root.resolve(sha256.substring(0, 2))
                .resolve(sha256.substring(2, 4))
                .resolve(sha256);
    }

    Path root() {
        return root;
    }

    /** Makes the entries of a folder durable: a file's own fsync does not cover its name. */
    static void sync(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
