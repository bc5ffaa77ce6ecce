package io.niffler.benchmarks.png;

import io.niffler.benchmarks.Machine;
import io.niffler.benchmarks.PageCache;
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
 * start to end on all cores. The original starts in a third of a second, and its rate does not depend on how many files
 * there are: it is given fewer of them. Quote the ratios.
 *
 * <p>Arguments: {@code [rounds, default 3] [working folder, default a temporary one]}.
 */
public final class PngComparison {
    private static final int[] BITS = {16, 8};

    private final Path folder;
    private final List<Converter> converters;
    private final Results results;
    private final PageCache pageCache;
    private final Map<String, Long> sizes = new LinkedHashMap<>();
    private int runs;

    private PngComparison(Path folder, List<Converter> converters) throws IOException {
        this.folder = folder;
        this.converters = converters;
        this.pageCache = new PageCache(folder.resolve("page-cache"));
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
            comparison.sizes.forEach((what, bytes) -> System.out.printf("%s: %,d bytes each%n", what, bytes));
        } finally {
            Processes.deleteContents(folder);
        }
    }

    private void run(int rounds) throws IOException, InterruptedException {
        for (PngWorkload workload : PngWorkload.values()) {
            for (int round = 1; round <= rounds; round++) {
                List<Converter> order = new ArrayList<>(converters);
                Collections.rotate(order, round);
                for (int bits : BITS) {
                    Processes.writeBack();
                    pageCache.fill(); // for both: what the first one writes and deletes is memory in use, too
                    for (Converter converter : order) {
                        convert(workload, bits, converter);
                    }
                }
            }
        }
    }

    private void convert(PngWorkload workload, int bits, Converter converter) throws IOException, InterruptedException {
        Path input = folder.resolve("in");
        Path output = folder.resolve("out-" + runs++);
        Path log = folder.resolve("converter.log");
        int files = workload.write(input, converter.times(workload));
        Processes.writeBack();
        long start = System.nanoTime();
        Process process = Processes.start(log, converter.command(input, output, bits));
        int status = process.waitFor();
        double seconds = (System.nanoTime() - start) / 1e9;
        if (status != 0) {
            throw new IOException(converter.name() + " ended with status " + status + ": " + Files.readString(log));
        }
        String name = workload + " " + bits + " bit";
        Results.Run run = new Results.Run(files / seconds, Double.NaN);
        results.add(name, workload.pixelBytes(), converter.name(), run);
        sizes.put(name + ", " + converter.name(), pngBytes(output) / files);
        System.err.printf(Locale.ROOT, "%s, %s: %.1f/s%n", name, converter.name(), files / seconds);
        Processes.emptyFiles(output);
        Processes.deleteContents(input);
    }

    private static long pngBytes(Path output) throws IOException {
        try (Stream<Path> files = Files.walk(output)) {
            return files.filter(file -> file.toString().endsWith(".png"))
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }
}
