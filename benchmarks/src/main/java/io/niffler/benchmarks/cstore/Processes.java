package io.niffler.benchmarks.cstore;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Starting, watching and ending the processes that take part in a comparison. */
final class Processes {

    /** Clock ticks per second of /proc/PID/stat on Linux. */
    private static final double TICKS_PER_SECOND = 100.0;

    private Processes() {}

    static Process start(Path log, List<String> command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("TCP_NODELAY", "1");
        builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        return builder.start();
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void awaitPort(Process process, int port, Duration limit, Path log) throws IOException {
        Instant end = Instant.now().plus(limit);
        while (Instant.now().isBefore(end)) {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
                return;
            } catch (IOException notYet) {
                if (!process.isAlive()) {
                    throw new IOException(
                            "The receiver ended with status " + process.exitValue() + ", see " + log, notYet);
                }
                pause();
            }
        }
        throw new IOException("Nothing listened on port " + port + " within " + limit + ", see " + log);
    }

    private static void pause() throws IOException {
        try {
            TimeUnit.MILLISECONDS.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for a receiver", e);
        }
    }

    /** User and system CPU seconds of a process and its finished or living children (fork-per-association servers). */
    static double cpuSeconds(List<Process> processes) throws IOException {
        double ticks = 0;
        for (Process process : processes) {
            ticks += ticks(process.pid());
            for (ProcessHandle child : process.descendants().toList()) {
                ticks += ticks(child.pid());
            }
        }
        return ticks / TICKS_PER_SECOND;
    }

    private static double ticks(long pid) throws IOException {
        String line;
        try {
            line = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
        } catch (IOException e) {
            if (ProcessHandle.of(pid).isPresent()) {
                throw e;
            }
            // It has ended: its time is its parent's now.
            return 0;
        }
        List<String> fields = List.of(line.substring(line.lastIndexOf(')') + 2).split(" ", -1));
        double sum = 0;
        for (int i = 11; i <= 14; i++) {
            sum += Double.parseDouble(fields.get(i));
        }
        return sum;
    }

    /** Peak resident memory in MiB. */
    static long peakMemory(Process process) throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(process.pid()), "status"))) {
            return lines.filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                    .findFirst()
                    .orElse(0);
        }
    }

    static void stop(Process process) {
        List<ProcessHandle> all = new ArrayList<>(process.descendants().toList());
        all.add(process.toHandle());
        all.forEach(ProcessHandle::destroy);
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                all.forEach(ProcessHandle::destroyForcibly);
            }
        } catch (InterruptedException e) {
            all.forEach(ProcessHandle::destroyForcibly);
            Thread.currentThread().interrupt();
        }
    }

    static void deleteContents(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                if (!path.equals(folder)) {
                    Files.delete(path);
                }
            }
        }
    }
}
