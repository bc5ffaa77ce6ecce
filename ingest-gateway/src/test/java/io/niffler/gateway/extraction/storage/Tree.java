package io.niffler.gateway.extraction.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What is in a folder. */
final class Tree {
    private Tree() {}

    /** All files below a folder but the lock, relative to it, sorted, with slashes. */
    static List<String> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString().replace('\\', '/'))
                    .filter(name -> !name.equals(IncomingFolder.NAME + "/lock"))
                    .sorted()
                    .toList();
        }
    }
}
