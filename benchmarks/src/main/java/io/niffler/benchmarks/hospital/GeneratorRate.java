package io.niffler.benchmarks.hospital;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** How fast records are made when nothing else happens. */
final class GeneratorRate {
    private GeneratorRate() {}

    /** Records per second, by as many threads as there are parts. */
    static double measure(Hospital hospital, int parts) throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(parts);
        try {
            long begin = System.nanoTime();
            long records = 0;
            for (Future<Long> made : threads.invokeAll(IntStream.range(0, parts)
                    .mapToObj(part -> (Callable<Long>) () -> make(hospital, part, parts))
                    .toList())) {
                records += made.get();
            }
            return records / ((System.nanoTime() - begin) / 1e9);
        } finally {
            threads.shutdownNow();
        }
    }

    private static long make(Hospital hospital, int part, int parts) {
        RecordStream records = new RecordStream(hospital, part, parts, day -> {});
        RecordText text = new RecordText();
        long count = 0;
        while (records.hasNext()) {
            count += text.write(records.next()).length > 0 ? 1 : 0;
        }
        return count;
    }
}
