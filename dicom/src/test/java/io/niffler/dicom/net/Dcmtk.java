package io.niffler.dicom.net;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The command line tools of DCMTK as peers in tests. */
public final class Dcmtk {
    private static final List<String> TOOLS = List.of("echoscu", "storescu", "storescp");
    private static final int PATIENCE_SECONDS = 120;

    private Dcmtk() {}

    /** Skips the test, saying why, where the tools are not on the path. */
    public static void assumeInstalled() {
        assumeInstalled(TOOLS);
    }

    /** Skips the test, saying why, where one of these tools is not on the path. */
    public static void assumeInstalled(List<String> tools) {
        for (String tool : tools) {
            assumeTrue(isInstalled(tool), tool + " of DCMTK is not on the PATH: interoperability is not tested here");
        }
    }

    /** Whether a tool is on the path. */
    public static boolean isInstalled(String tool) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> new File(folder, tool).canExecute());
    }

    /** Starts a tool; what it prints goes to the output of the tests. */
    public static Process start(String... command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
        // Without it Nagle's algorithm slows version 3.6.7 down tenfold.
        builder.environment().put("TCP_NODELAY", "1");
        return builder.start();
    }

    /** Runs a tool to its end and returns its exit status. */
    public static int run(String... command) throws IOException, InterruptedException {
        Process process = start(command);
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IOException(command[0] + " did not end within " + PATIENCE_SECONDS + " s.");
        }
        return process.exitValue();
    }
}
