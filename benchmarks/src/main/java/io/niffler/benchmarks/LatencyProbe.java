package io.niffler.benchmarks;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import io.niffler.dicom.data.DataSet;
import io.niffler.dicom.data.DataSetWriter;
import io.niffler.dicom.data.Tag;
import io.niffler.dicom.data.TransferSyntax;
import io.niffler.dicom.data.Uids;
import io.niffler.dicom.net.DicomToolkit;
import io.niffler.dicom.net.InstanceToSend;
import io.niffler.dicom.net.PresentationContextRequest;
import io.niffler.dicom.net.ScuConfig;
import io.niffler.dicom.net.Status;
import io.niffler.dicom.net.StorageScu;
import io.niffler.dicom.net.StoreResult;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.bson.Document;

/**
 * Time from the answer to a C-STORE to the document in MongoDB, seen from outside: 0.5 MB CT instances, each the first of a new
 * series, are sent at a steady rate to a running {@code niffler up}, while the {@code series} collection is asked for them.
 *
 * <p>Arguments: {@code [HOST:PORT] [mongo URI] [instances] [instances per second]}.
 */
public final class LatencyProbe {
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);

    private final Map<String, Long> waiting = new ConcurrentHashMap<>();
    private final List<Double> millis = new ArrayList<>();

    private LatencyProbe() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        String[] peer = (args.length > 0 ? args[0] : "127.0.0.1:11112").split(":", 2);
        String mongo = args.length > 1 ? args[1] : "mongodb://127.0.0.1:27017";
        int instances = args.length > 2 ? Integer.parseInt(args[2]) : 1000;
        double rate = args.length > 3 ? Double.parseDouble(args[3]) : 20;
        LatencyProbe probe = new LatencyProbe();
        try (MongoClient client = MongoClients.create(mongo)) {
            MongoCollection<Document> series =
                    client.getDatabase("ScannersInfo").getCollection("series");
            Thread watcher = new Thread(() -> probe.watch(series, instances), "watcher");
            watcher.start();
            probe.send(peer[0], Integer.parseInt(peer[1]), instances, rate);
            watcher.join();
        }
        probe.report(instances, rate);
    }

    private void send(String host, int port, int instances, double rate) throws IOException, InterruptedException {
        String syntax = TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN.uid();
        byte[] pixels = SyntheticObjects.noise(SyntheticObjects.Kind.CT);
        DataSet sample = ct(pixels, Uids.random());
        List<PresentationContextRequest> contexts =
                List.of(PresentationContextRequest.of(sample.string(Tag.SOP_CLASS_UID), syntax));
        ScuConfig config = ScuConfig.builder(host, port)
                .callingAe("PROBE")
                .calledAe("NIFFLER")
                .build();
        try (StorageScu scu = DicomToolkit.named("niffler").openStorageScu(config, contexts)) {
            long start = System.nanoTime();
            for (int i = 0; i < instances; i++) {
                long due = start + (long) (i / rate * 1e9);
                TimeUnit.NANOSECONDS.sleep(Math.max(0, due - System.nanoTime()));
                String series = Uids.random();
                DataSet object = ct(pixels, series);
                byte[] bytes = DataSetWriter.toBytes(object, TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN);
                StoreResult result = scu.store(InstanceToSend.of(
                        object.string(Tag.SOP_CLASS_UID),
                        object.string(Tag.SOP_INSTANCE_UID),
                        syntax,
                        bytes,
                        0,
                        bytes.length));
                if (result.status() != Status.SUCCESS) {
                    throw new IOException("C-STORE was answered 0x%04X".formatted(result.status()));
                }
                waiting.put(series, System.nanoTime());
            }
        }
    }

    private static DataSet ct(byte[] pixels, String series) {
        return SyntheticObjects.instance(SyntheticObjects.Kind.CT, Uids.random(), series, 1, pixels);
    }

    private void watch(MongoCollection<Document> series, int instances) {
        long lastChange = System.nanoTime();
        while (millis.size() < instances && System.nanoTime() - lastChange < PATIENCE_NANOS) {
            Map<String, Long> open = new HashMap<>(waiting);
            for (Document found :
                    series.find(Filters.in("_id", open.keySet())).projection(Projections.include("_id"))) {
                String id = found.getString("_id");
                millis.add((System.nanoTime() - open.get(id)) / 1e6);
                waiting.remove(id);
                lastChange = System.nanoTime();
            }
            pause();
        }
    }

    /** Often enough for the figure, seldom enough not to become the load. */
    private static void pause() {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
    }

    private void report(int instances, double rate) throws IOException {
        double[] sorted =
                millis.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        System.out.println(Machine.describe());
        System.out.printf(
                Locale.ROOT,
                "%d of %d instances seen at %.0f/s: p50 %.0f ms, p90 %.0f ms, p99 %.0f ms, longest %.0f ms%n",
                sorted.length,
                instances,
                rate,
                percentile(sorted, 50),
                percentile(sorted, 90),
                percentile(sorted, 99),
                percentile(sorted, 100));
        if (sorted.length < instances) {
            throw new IOException((instances - sorted.length) + " instances never appeared: "
                    + Arrays.toString(waiting.keySet().stream().limit(3).toArray()));
        }
    }

    private static double percentile(double[] sorted, double p) {
        if (sorted.length == 0) {
            return Double.NaN;
        }
        return sorted[(int) Math.min(sorted.length - 1, Math.floor(p / 100 * sorted.length))];
    }
}
