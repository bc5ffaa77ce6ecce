package io.niffler.jobs.png.folder;

import io.niffler.jobs.png.ImageNames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;
import java.util.concurrent.locks.Lock;

/**
 * Copies files into the folder of how they failed, under their own name. A second file of that name gets the start of a hash
 * of its path into the name; the same file again changes nothing.
 */
final class FailedCopies {
    private static final int HASH_DIGITS = 16;

    private final FolderOptions options;
    private final ImageNames names;

    FailedCopies(FolderOptions options, ImageNames names) {
        this.options = options;
        this.names = names;
    }

    /** Copies a file; nothing happens when it is there no longer or cannot be read. */
    void copy(ListedFile file, int folder) throws IOException {
        Path source = options.fileOf(file);
        if (!Files.isReadable(source)) {
            return;
        }
        Path target = options.folder().failed().resolve(Integer.toString(folder));
        String name = source.getFileName().toString();
        Lock lock = NameLocks.of(target + "/" + name);
        lock.lock();
        try {
            Path first = target.resolve(name);
            if (!Files.exists(first)) {
                copy(source, first);
            } else if (Files.mismatch(source, first) >= 0) {
                copy(source, target.resolve(second(name, file.path)));
            }
        } finally {
            lock.unlock();
        }
    }

    private String second(String name, String path) {
        String hash = names.digest(path).substring(0, HASH_DIGITS);
        int dot = name.lastIndexOf('.');
        return dot < 0 ? name + "." + hash : name.substring(0, dot) + "." + hash + name.substring(dot);
    }

    private void copy(Path source, Path target) throws IOException {
        Path unfinished = options.folder().temporary().resolve(UUID.randomUUID().toString());
        Files.copy(source, unfinished);
        Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
