package io.niffler.benchmarks.cstore;

import io.niffler.benchmarks.Machine;
import io.niffler.benchmarks.PageCache;
import io.niffler.benchmarks.Processes;
import io.niffler.benchmarks.Results;
import io.niffler.benchmarks.SyntheticObjects;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

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

    /** A warm-up is as many times shorter. */
    private static final int WARM_UP_SHARE = 3;

    private static final List<Workload> WORKLOADS = List.of(
            new Workload(SyntheticObjects.Kind.CT, 1500),
            new Workload(SyntheticObjects.Kind.CR, 200),
            new Workload(SyntheticObjects.Kind.MR, 4000));
    private static final int[] ASSOCIATIONS = {1, 4, 8};

    private final Path folder;
    private final List<Receiver> receivers;
    private final PageCache pageCache;
    private final Results results;

    private CStoreComparison(Path folder, List<Receiver> receivers) throws IOException {
        this.folder = folder;
        this.receivers = receivers;
        this.pageCache = new PageCache(folder.resolve("page-cache"));
        this.results = new Results(receivers.stream().map(Receiver::name).toList());
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 5;
        Path folder = args.length > 1
                ? Files.createDirectories(Path.of(args[1]))
                : Files.createTempDirectory("niffler-cstore");
        try (NifflerReceiver niffler = new NifflerReceiver(folder);
                Receiver dcmtk = new DcmtkReceiver(folder);
                Receiver orthanc = new OrthancReceiver(folder, "Orthanc", true);
                Receiver unforced = new OrthancReceiver(folder, "Orthanc unforced", false)) {
            CStoreComparison comparison = new CStoreComparison(folder, List.of(niffler, dcmtk, orthanc, unforced));
            comparison.warmUp();
            for (int round = 1; round <= rounds; round++) {
                comparison.round(round);
                System.err.printf("round %d of %d done%n", round, rounds);
            }
            System.out.println(Machine.describe());
            System.out.println("Medians of " + rounds + " rounds: acknowledged instances/s (MB/s), the receiver's CPU"
                    + " per instance; ratios of the rates (lowest-highest)");
            System.out.print(comparison.results.table());
            System.out.println(niffler.memory());
        } finally {
            Processes.deleteContents(folder);
        }
    }

    private void warmUp() throws IOException, InterruptedException {
        for (Workload workload : WORKLOADS) {
            for (int i = 0; i < WARM_UPS; i++) {
                for (Receiver receiver : receivers) {
                    run(receiver, workload.kind(), workload.instances() / WARM_UP_SHARE, WARM_UP_ASSOCIATIONS);
                }
            }
            System.err.println("warmed up with " + workload.kind());
        }
    }

    /** Every case once; another receiver begins in each round, so that none always follows the same one. */
    private void round(int number) throws IOException, InterruptedException {
        List<Receiver> order = new ArrayList<>(receivers);
        Collections.rotate(order, number);
        for (Workload workload : WORKLOADS) {
            for (int associations : ASSOCIATIONS) {
                for (Receiver receiver : order) {
                    pageCache.fill();
                    Results.Run run = run(receiver, workload.kind(), workload.instances(), associations);
                    String name = workload.kind() + " x " + associations;
                    results.add(name, workload.kind().bytes(), receiver.name(), run);
                    System.err.printf("%s, %s: %.1f/s%n", name, receiver.name(), run.rate());
                }
            }
        }
    }

    private Results.Run run(Receiver receiver, SyntheticObjects.Kind kind, int instances, int associations)
            throws IOException, InterruptedException {
        Path objects = folder.resolve("objects");
        List<Path> folders = SyntheticObjects.write(objects, kind, instances, associations);
        Processes.writeBack();
        double cpu = Processes.cpuSeconds(receiver.processes());
        double seconds = Load.send(receiver, folders, folder.resolve("senders.log"));
        cpu = Processes.cpuSeconds(receiver.processes()) - cpu;
        receiver.forget();
        Processes.deleteContents(objects);
        return new Results.Run(instances / seconds, cpu * 1000 / instances);
    }
}
