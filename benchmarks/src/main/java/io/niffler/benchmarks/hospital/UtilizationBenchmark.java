package io.niffler.benchmarks.hospital;

import io.niffler.benchmarks.Machine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Passes days of a simulated hospital through the utilization job's pipeline, tells how fast that was and what it took, and
 * compares all documents with the truth. The exit code is 1 when something differs.
 *
 * <p>Arguments: {@code [days] [scanners] [--records N] [--seed N]}.
 */
public final class UtilizationBenchmark {
    private static final int PARALLELISM = 2;

    private UtilizationBenchmark() {}

    public static void main(String[] args) throws Exception {
        List<String> numbers = new ArrayList<>();
        long records = 1_000_000;
        long seed = 1;
        for (int i = 0; i < args.length; i++) {
            switch (args[i]) {
                case "--records" -> records = Long.parseLong(args[++i]);
                case "--seed" -> seed = Long.parseLong(args[++i]);
                default -> numbers.add(args[i]);
            }
        }
        int days = numbers.isEmpty() ? 30 : Integer.parseInt(numbers.get(0));
        int scanners = numbers.size() < 2 ? 715 : Integer.parseInt(numbers.get(1));
        Path folder = Files.createTempDirectory("niffler-hospital");
        boolean right;
        try {
            right = run(Hospital.ofRecords(seed, scanners, days, records), folder);
        } finally {
            delete(folder);
        }
        if (!right) {
            System.exit(1);
        }
    }

    private static boolean run(Hospital hospital, Path folder) throws Exception {
        System.out.println(Machine.describe());
        System.out.printf(
                Locale.ROOT,
                "%d days of %d scanners, seed %d, %.4f of the images, parallelism %d%n",
                hospital.days(),
                hospital.scanners(),
                hospital.seed(),
                hospital.imagesPerSeries(),
                PARALLELISM);
        try (SimulatedCluster cluster = SimulatedCluster.start(1, PARALLELISM, folder);
                SimulatedRun run = new SimulatedRun(hospital, PARALLELISM, Pace.BENCHMARK, cluster, folder)) {
            run.start(PARALLELISM);
            DayProgress progress = new DayProgress(System.out);
            run.awaitAllSent(progress);
            double seconds = progress.seconds();
            double cpuSeconds = progress.cpuSeconds();
            progress.print("sent", run);
            run.awaitSettled();
            progress.print("end", run);
            report(run, progress, seconds, cpuSeconds);
            System.out.printf(
                    Locale.ROOT,
                    "making the records alone: %.0f per second%n",
                    GeneratorRate.measure(hospital, PARALLELISM));
            return compare(hospital, run.documents());
        }
    }

    private static void report(SimulatedRun run, DayProgress progress, double seconds, double cpuSeconds) {
        long records = run.shared().records();
        System.out.printf(
                Locale.ROOT,
                "%d records of %d bytes in %.1f s: %.0f per second, %.0f per second of CPU time%n",
                records,
                run.shared().bytes() / records,
                seconds,
                records / seconds,
                records / cpuSeconds);
        System.out.printf(
                Locale.ROOT,
                "largest state %.1f MiB, heap %.1f MiB; %d writes, %d of them stale%n",
                DayProgress.mebibytes(progress.largestState()),
                DayProgress.mebibytes(progress.largestHeap()),
                run.documents().writes(),
                run.documents().staleWrites());
    }

    private static boolean compare(Hospital hospital, DocumentStore documents) {
        Comparison comparison = Comparison.of(hospital, documents);
        Differences differences = comparison.differences();
        System.out.printf(
                Locale.ROOT,
                "%d days of scanners, %d exams, clocks suspected %s: %d comparisons, %d differences%n",
                comparison.days(),
                comparison.exams(),
                comparison.suspects(),
                differences.compared(),
                differences.count());
        differences.texts().forEach(System.out::println);
        return differences.count() == 0;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> {
                try {
                    Files.deleteIfExists(file);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }
}
