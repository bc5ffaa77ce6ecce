package io.niffler.benchmarks.png;

import io.niffler.benchmarks.Machine;
import io.niffler.benchmarks.Processes;
import io.niffler.benchmarks.Results;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Folders of images to PNG by {@code niffler png} and by the original's algorithm in Python, in turn, whole processes from
 * start to end on all cores. Quote the ratios.
 *
 * <p>Arguments: {@code [rounds, default 3] [working folder, default a temporary one]}.
 */
public final class PngComparison {
    private static final int[] BITS = {16, 8};

    private final Path folder;
    private final List<Converter> converters;
    private final Results results;
    private final Map<String, Long> sizes = new LinkedHashMap<>();

    private PngComparison(Path folder, List<Converter> converters) {
        this.folder = folder;
        this.converters = converters;
        this.results = new Results(converters.stream().map(Converter::name).toList());
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 3;
        Path folder =
                args.length > 1 ? Files.createDirectories(Path.of(args[1])) : Files.createTempDirectory("niffler-png");
        try {
            PngComparison comparison =
                    new PngComparison(folder, List.of(new NifflerConverter(), new OriginalConverter()));
            comparison.run(rounds);
            System.out.println(Machine.describe());
            System.out.println("Medians of " + rounds + " rounds: images/s (MB/s of pixels, two bytes each);"
                    + " ratios of the rates (lowest-highest)");
            System.out.print(comparison.results.table());
            comparison.sizes.forEach((what, bytes) -> System.out.printf("%s: %,d bytes of PNG%n", what, bytes));
        } finally {
            Processes.deleteContents(folder);
        }
    }

    private void run(int rounds) throws IOException, InterruptedException {
        for (PngWorkload workload : PngWorkload.values()) {
            Path input = workload.write(folder);
            for (int round = 1; round <= rounds; round++) {
                List<Converter> order = new ArrayList<>(converters);
                Collections.rotate(order, round);
                for (int bits : BITS) {
                    for (Converter converter : order) {
                        convert(workload, input, bits, converter);
                    }
                }
            }
            Processes.deleteContents(input);
        }
    }

    private void convert(PngWorkload workload, Path input, int bits, Converter converter)
            throws IOException, InterruptedException {
        Path output = folder.resolve("out");
        Path log = folder.resolve("converter.log");
        Processes.writeBack();
        Process process = Processes.start(log, converter.command(input, output, bits));
        long start = System.nanoTime();
        int status = process.waitFor();
        double seconds = (System.nanoTime() - start) / 1e9;
        if (status != 0) {
            throw new IOException(converter.name() + " ended with status " + status + ": " + Files.readString(log));
        }
        String name = workload + " " + bits + " bit";
        Results.Run run = new Results.Run(workload.files() / seconds, Double.NaN);
        results.add(name, workload.pixelBytes(), converter.name(), run);
        sizes.put(name + ", " + converter.name(), pngBytes(output));
        System.err.printf(Locale.ROOT, "%s, %s: %.1f/s%n", name, converter.name(), workload.files() / seconds);
        Processes.deleteContents(output);
    }

    private static long pngBytes(Path output) throws IOException {
        try (Stream<Path> files = Files.walk(output)) {
            return files.filter(file -> file.toString().endsWith(".png"))
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }
}
