package io.niffler.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Names the machine that a figure was taken on. */
public final class Machine {
    private Machine() {}

    public static String describe() throws IOException {
        return "%d cores (%s), %s, Java %s, %s %s"
                .formatted(
                        Runtime.getRuntime().availableProcessors(),
                        first("/proc/cpuinfo", "model name"),
                        first("/proc/meminfo", "MemTotal"),
                        System.getProperty("java.version"),
                        System.getProperty("os.name"),
                        System.getProperty("os.version"));
    }

    private static String first(String file, String key) throws IOException {
        Path path = Path.of(file);
        if (!Files.exists(path)) {
            return key + " unknown";
        }
        try (Stream<String> lines = Files.lines(path)) {
            return lines.filter(line -> line.startsWith(key))
                    .map(line -> line.substring(line.indexOf(':') + 1).trim())
                    .findFirst()
                    .orElse(key + " unknown");
        }
    }
}
