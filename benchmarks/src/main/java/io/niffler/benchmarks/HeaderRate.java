package io.niffler.benchmarks;

import io.niffler.dicom.data.Part10;
import io.niffler.dicom.data.ReadOptions;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Header-parsing rate of the {@code dicom} module on the files named on standard input, from memory, in one thread. The counterpart
 * of {@code header_rate.py}, which does the same with pydicom.
 *
 * <p>Argument: {@code [seconds, default 10]}.
 */
public final class HeaderRate {
    private HeaderRate() {}

    public static void main(String[] args) throws IOException {
        double seconds = args.length > 0 ? Double.parseDouble(args[0]) : 10;
        List<byte[]> files = new ArrayList<>();
        BufferedReader names = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String name = names.readLine(); name != null; name = names.readLine()) {
            files.add(Files.readAllBytes(Path.of(name)));
        }
        measure(files, seconds / 2);
        double rate = measure(files, seconds);
        System.out.printf(Locale.ROOT, "niffler: %d files, %.0f headers/s in %.1f s%n", files.size(), rate, seconds);
    }

    private static double measure(List<byte[]> files, double seconds) throws IOException {
        long start = System.nanoTime();
        long end = start + (long) (seconds * 1e9);
        long parsed = 0;
        long elements = 0;
        while (System.nanoTime() < end) {
            for (byte[] file : files) {
                elements += Part10.read(file, ReadOptions.HEADERS).dataSet().size();
            }
            parsed += files.size();
        }
        if (elements == 0) {
            throw new IOException("Nothing was read.");
        }
        return parsed / ((System.nanoTime() - start) / 1e9);
    }
}
