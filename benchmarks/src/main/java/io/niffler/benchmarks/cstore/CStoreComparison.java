package io.niffler.benchmarks.cstore;

import io.niffler.benchmarks.Machine;
import io.niffler.benchmarks.SyntheticObjects;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * C-STORE throughput into the gateway (with its Kafka broker), DCMTK {@code storescp} and Orthanc, from the same
 * senders, in turn, round after round, so that the machine's mood falls on all of them alike. Quote the ratios.
 *
 * <p>Arguments: {@code [rounds, default 5] [working folder, default a temporary one]}.
 */
public final class CStoreComparison {

    /** A kind of object and how many of them one run sends. */
    private record Workload(SyntheticObjects.Kind kind, int instances) {}

    /** Runs of each workload before the first that counts: by then the JVMs have compiled most of what they will. */
    private static final int WARM_UPS = 8;

    private static final int WARM_UP_ASSOCIATIONS = 4;

    private record Case(Workload workload, int associations) {
        @Override
        public String toString() {
            return "%s x %d".formatted(workload.kind(), associations);
        }
    }

    private static final List<Workload> WORKLOADS = List.of(
            new Workload(SyntheticObjects.Kind.CT, 600),
            new Workload(SyntheticObjects.Kind.CR, 64),
            new Workload(SyntheticObjects.Kind.MR, 3000));
    private static final int[] ASSOCIATIONS = {1, 4, 8};

    private final Path folder;
    private final PageCache pageCache;
    private final Map<Case, Map<String, List<Sample>>> samples = new LinkedHashMap<>();

    /** One run: instances per second and the receiver's CPU milliseconds per instance. */
    private record Sample(double rate, double cpuMillis) {}

    private CStoreComparison(Path folder) throws IOException {
        this.folder = folder;
        this.pageCache = new PageCache(folder.resolve("page-cache"));
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 5;
        Path folder = args.length > 1
                ? Files.createDirectories(Path.of(args[1]))
                : Files.createTempDirectory("niffler-cstore");
        CStoreComparison comparison = new CStoreComparison(folder);
        try (NifflerReceiver niffler = new NifflerReceiver(folder);
                Receiver dcmtk = new DcmtkReceiver(folder);
                Receiver orthanc = new OrthancReceiver(folder)) {
            List<Receiver> receivers = List.of(niffler, dcmtk, orthanc);
            comparison.warmUp(receivers);
            for (int round = 1; round <= rounds; round++) {
                comparison.round(receivers);
                System.err.printf("round %d of %d done%n", round, rounds);
            }
            comparison.report(receivers);
            System.out.println(niffler.memory());
        } finally {
            Processes.deleteContents(folder);
        }
    }

    private void warmUp(List<Receiver> receivers) throws IOException, InterruptedException {
        for (Workload workload : WORKLOADS) {
            for (int i = 0; i < WARM_UPS; i++) {
                for (Receiver receiver : receivers) {
                    run(receiver, workload, WARM_UP_ASSOCIATIONS);
                }
            }
            System.err.println("warmed up with " + workload.kind());
        }
    }

    private void round(List<Receiver> receivers) throws IOException, InterruptedException {
        for (Workload workload : WORKLOADS) {
            for (int associations : ASSOCIATIONS) {
                Case key = new Case(workload, associations);
                for (Receiver receiver : receivers) {
                    pageCache.fill();
                    add(key, receiver.name(), run(receiver, workload, associations));
                }
            }
        }
    }

    private Sample run(Receiver receiver, Workload workload, int associations)
            throws IOException, InterruptedException {
        Path objects = folder.resolve("objects");
        Processes.deleteContents(objects);
        List<Path> folders = SyntheticObjects.write(objects, workload.kind(), workload.instances(), associations);
        double cpu = Processes.cpuSeconds(receiver.processes());
        double seconds = Load.send(receiver, folders, folder.resolve("senders.log"));
        cpu = Processes.cpuSeconds(receiver.processes()) - cpu;
        receiver.forget();
        return new Sample(workload.instances() / seconds, cpu * 1000 / workload.instances());
    }

    private void add(Case key, String receiver, Sample sample) {
        samples.computeIfAbsent(key, k -> new LinkedHashMap<>())
                .computeIfAbsent(receiver, k -> new ArrayList<>())
                .add(sample);
    }

    private void report(List<Receiver> receivers) throws IOException {
        System.out.println(Machine.describe());
        System.out.println("Medians of "
                + samples.values()
                        .iterator()
                        .next()
                        .get(receivers.get(0).name())
                        .size() + " runs: acknowledged instances/s (MB/s) and the receiver's CPU ms per instance");
        System.out.printf("%-10s", "");
        receivers.forEach(receiver -> System.out.printf("  %-28s", receiver.name()));
        System.out.println("  to DCMTK  to Orthanc");
        for (Map.Entry<Case, Map<String, List<Sample>>> entry : samples.entrySet()) {
            System.out.printf("%-10s", entry.getKey());
            for (Receiver receiver : receivers) {
                List<Sample> runs = entry.getValue().get(receiver.name());
                double rate = median(runs.stream().mapToDouble(Sample::rate).toArray());
                double cpu = median(runs.stream().mapToDouble(Sample::cpuMillis).toArray());
                double megabytes = rate * entry.getKey().workload().kind().bytes() / 1e6;
                System.out.printf(
                        Locale.ROOT,
                        "  %-28s",
                        String.format(Locale.ROOT, "%.0f (%.0f MB/s) %.2f ms", rate, megabytes, cpu));
            }
            System.out.printf(
                    Locale.ROOT,
                    "  %8.2f  %10.2f%n",
                    ratio(entry.getValue(), receivers, 1),
                    ratio(entry.getValue(), receivers, 2));
        }
    }

    /** Median of the round-by-round ratios of ours to another receiver's rate. */
    private static double ratio(Map<String, List<Sample>> runs, List<Receiver> receivers, int other) {
        List<Sample> ours = runs.get(receivers.get(0).name());
        List<Sample> theirs = runs.get(receivers.get(other).name());
        double[] ratios = new double[ours.size()];
        for (int i = 0; i < ratios.length; i++) {
            ratios[i] = ours.get(i).rate() / theirs.get(i).rate();
        }
        return median(ratios);
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
