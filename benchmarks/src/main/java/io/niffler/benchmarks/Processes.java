package io.niffler.benchmarks;

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
public final class Processes {

    /** Clock ticks per second of /proc/PID/stat on Linux. */
    private static final double TICKS_PER_SECOND = 100.0;

    private static final Duration CHILDREN_END = Duration.ofSeconds(10);

    private Processes() {}

    public static Process start(Path log, List<String> command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("TCP_NODELAY", "1");
        builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        return builder.start();
    }

    public static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static void awaitPort(Process process, int port, Duration limit, Path log) throws IOException {
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

    /**
     * User and system CPU seconds of processes and of their children. A server that forks for each association is given its
     * children's time when it has waited for them, which it may put off: until then it is read from them, once they have ended.
     */
    public static double cpuSeconds(List<Process> processes) throws IOException {
        double ticks = 0;
        for (Process process : processes) {
            ticks += ticksWithChildren(process);
        }
        return ticks / TICKS_PER_SECOND;
    }

    private static double ticksWithChildren(Process process) throws IOException {
        Instant end = Instant.now().plus(CHILDREN_END);
        IOException last = null;
        while (Instant.now().isBefore(end)) {
            List<ProcessHandle> children = process.descendants().toList();
            double ticks = Stat.of(process.pid()).ticks();
            boolean ended = true;
            try {
                for (ProcessHandle child : children) {
                    Stat stat = Stat.of(child.pid());
                    ended &= stat.ended();
                    ticks += stat.ticks();
                }
                if (ended && process.descendants().toList().equals(children)) {
                    return ticks;
                }
            } catch (IOException waitedFor) {
                // The child is gone and its time is its parent's now: read both again.
                last = waitedFor;
            }
            pause();
        }
        throw new IOException("The children of process " + process.pid() + " do not end within " + CHILDREN_END, last);
    }

    /** What /proc/PID/stat says: the CPU time is the process's own and that of the children it has waited for. */
    private record Stat(boolean ended, double ticks) {
        private static final int STATE = 0;
        private static final int FIRST_TIME = 11;
        private static final int AFTER_LAST_TIME = 15;

        static Stat of(long pid) throws IOException {
            String line = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
            List<String> fields =
                    List.of(line.substring(line.lastIndexOf(')') + 2).split(" ", -1));
            double ticks = fields.subList(FIRST_TIME, AFTER_LAST_TIME).stream()
                    .mapToDouble(Double::parseDouble)
                    .sum();
            return new Stat("Z".equals(fields.get(STATE)), ticks);
        }
    }

    /** Has the system write what it still holds for the disk, so that this is in nobody's time. */
    public static void writeBack() throws IOException, InterruptedException {
        int status = new ProcessBuilder("sync").inheritIO().start().waitFor();
        if (status != 0) {
            throw new IOException("sync ended with status " + status);
        }
    }

    /** Peak resident memory in MiB. */
    public static long peakMemory(Process process) throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(process.pid()), "status"))) {
            return lines.filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                    .findFirst()
                    .orElse(0);
        }
    }

    public static void stop(Process process) {
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

    public static void deleteContents(Path folder) throws IOException {
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

    /**
     * Frees what the files of a folder take, but not their names: ext4 passes over each inode that was freed in the last
     * minutes when it makes a new file, which costs more than all else that making one does.
     */
    public static void emptyFiles(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                Files.write(path, new byte[0]);
            }
        }
    }
}
