package io.niffler.standalone;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;

/**
 * The folder that holds all that is kept, used by one process at a time. The lock is the operating system's: it ends
 * with the process, however that ends.
 */
public final class DataFolder implements AutoCloseable {
    private static final String LOCK = "niffler.lock";
    private static final String ADDRESSES = "running.yaml";

    private final Path root;
    private final FileChannel channel;

    private DataFolder(Path root, FileChannel channel) {
        this.root = root;
        this.channel = channel;
    }

    /**
     * Takes the folder for this process, creates it when missing, and deletes the temporary files an earlier process
     * left there.
     *
     * @throws EnvironmentException when another process has it or it cannot be written
     */
    public static DataFolder open(Path folder) throws EnvironmentException {
        Path root = create(folder);
        try {
            Path lock = root.resolve(LOCK);
            FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!isLocked(channel)) {
                channel.close();
                throw new EnvironmentException("The data folder " + root + " is in use by another niffler" + owner(lock)
                        + ": stop that one, or choose another folder with --data DIR.");
            }
            channel.truncate(0);
            channel.write(
                    StandardCharsets.US_ASCII.encode(ProcessHandle.current().pid() + "\n"));
            DataFolder data = new DataFolder(root, channel);
            Files.deleteIfExists(root.resolve(ADDRESSES));
            Trees.delete(data.temporary());
            Files.createDirectories(data.temporary());
            return data;
        } catch (IOException e) {
            throw unusable(root, e);
        }
    }

    /**
     * Creates the folder when it is missing. It will hold patient data, so it is for its owner only; one that is there
     * keeps its permissions.
     *
     * @return its absolute path
     * @throws EnvironmentException when it cannot be created
     */
    public static Path create(Path folder) throws EnvironmentException {
        Path root = folder.toAbsolutePath().normalize();
        try {
            if (root.getParent() != null) {
                Files.createDirectories(root.getParent());
            }
            return Files.createDirectories(root, ownerOnly());
        } catch (IOException e) {
            throw unusable(root, e);
        }
    }

    private static EnvironmentException unusable(Path root, IOException e) {
        return new EnvironmentException(
                "The data folder " + root + " cannot be used (" + e + "): choose another one with --data DIR.", e);
    }

    private static FileAttribute<?>[] ownerOnly() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
                }
                : new FileAttribute<?>[0];
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    private static String owner(Path lock) throws IOException {
        String pid = Files.readString(lock).strip();
        return pid.isEmpty() ? "" : " (process " + pid + ")";
    }

    /** Writes for other processes where this one listens, as settings; {@link #close()} takes it back. */
    void publish(Map<String, String> addresses) throws IOException {
        StringBuilder text = new StringBuilder("# Where the running process listens\n");
        addresses.forEach(
                (key, value) -> text.append(key).append(": ").append(value).append('\n'));
        Path fresh = root.resolve(ADDRESSES + ".new");
        Files.writeString(fresh, text);
        Files.move(fresh, root.resolve(ADDRESSES), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    /**
     * The settings file with the addresses of the process that uses the folder. Empty when none does;
     * after a kill it may name addresses nobody listens at any more.
     */
    public static Optional<Path> addresses(Path folder) {
        Path file = folder.toAbsolutePath().normalize().resolve(ADDRESSES);
        return Files.isReadable(file) ? Optional.of(file) : Optional.empty();
    }

    public Path root() {
        return root;
    }

    public Path kafka() {
        return root.resolve("kafka");
    }

    public Path mongo() {
        return root.resolve("mongo");
    }

    public Path flink() {
        return root.resolve("flink");
    }

    /** For {@code java.io.tmpdir}: libraries unpack native code and jars, which a kill leaves behind. */
    public Path temporary() {
        return root.resolve("tmp");
    }

    /** The log of the process that uses, or last used, a data folder. */
    public static Path log(Path folder) {
        return folder.toAbsolutePath().normalize().resolve("logs").resolve("niffler.log");
    }

    /** Leaves the folder to other processes. */
    @Override
    public void close() throws IOException {
        Files.deleteIfExists(root.resolve(ADDRESSES));
        Trees.delete(temporary());
        channel.close();
    }
}
