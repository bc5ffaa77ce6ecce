package io.niffler.standalone.interop;

import io.niffler.dicom.data.TransferSyntax;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Assumptions;

/** DCMTK's {@code storescu}, one association, told to propose the transfer syntax its files are in. */
final class DcmtkSending {
    private static final Path PROGRAM = Path.of("/usr/bin/storescu");
    private static final long LIMIT_SECONDS = 120;
    private static final String SENDING = "I: Sending file: ";
    private static final String STORED = "I: Received Store Response (Success)";

    private static final Map<String, String> OPTIONS = Map.ofEntries(
            Map.entry(TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN.uid(), "-xi"),
            Map.entry(TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN.uid(), "-xe"),
            Map.entry(TransferSyntax.EXPLICIT_VR_BIG_ENDIAN.uid(), "-xb"),
            Map.entry(TransferSyntax.DEFLATED_EXPLICIT_VR_LITTLE_ENDIAN.uid(), "-xd"),
            Map.entry("1.2.840.10008.1.2.4.50", "-xy"),
            Map.entry("1.2.840.10008.1.2.4.51", "-xx"),
            Map.entry("1.2.840.10008.1.2.4.70", "-xs"),
            Map.entry("1.2.840.10008.1.2.4.80", "-xt"),
            Map.entry("1.2.840.10008.1.2.4.81", "-xu"),
            Map.entry("1.2.840.10008.1.2.4.90", "-xv"),
            Map.entry("1.2.840.10008.1.2.4.91", "-xw"),
            Map.entry("1.2.840.10008.1.2.4.100", "-xm"),
            Map.entry("1.2.840.10008.1.2.4.101", "-xh"),
            Map.entry("1.2.840.10008.1.2.4.102", "-xn"),
            Map.entry("1.2.840.10008.1.2.5", "-xr"));

    private DcmtkSending() {}

    /** Skips the calling test where DCMTK is not installed. */
    static void assumeInstalled() {
        Assumptions.assumeTrue(Files.isExecutable(PROGRAM), "DCMTK's storescu is not installed (package dcmtk)");
    }

    /** Whether it can propose this transfer syntax. */
    static boolean canPropose(String transferSyntaxUid) {
        return OPTIONS.containsKey(transferSyntaxUid);
    }

    /**
     * Sends the files one after the other and goes on after a refusal.
     *
     * @param output gets what the program prints
     * @return the files that were answered Success
     */
    static Set<Path> send(int port, String transferSyntaxUid, List<Path> files, Path output)
            throws IOException, InterruptedException, TimeoutException {
        List<String> command = new ArrayList<>(List.of(PROGRAM.toString(), "-v", "-nh", "-R"));
        command.add(OPTIONS.get(transferSyntaxUid));
        command.addAll(List.of("-aec", "NIFFLER", "127.0.0.1", Integer.toString(port)));
        files.forEach(file -> command.add(file.toString()));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.redirectOutput(output.toFile());
        // DCMTK 3.6.7 leaves Nagle's algorithm on otherwise, and each small instance waits for it.
        builder.environment().put("TCP_NODELAY", "1");
        Process process = builder.start();
        if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new TimeoutException("storescu did not end within " + LIMIT_SECONDS + " s, see " + output);
        }
        return stored(output);
    }

    private static Set<Path> stored(Path output) throws IOException {
        Set<Path> stored = new HashSet<>();
        Path current = null;
        for (String line : Files.readAllLines(output)) {
            if (line.startsWith(SENDING)) {
                current = Path.of(line.substring(SENDING.length()).strip());
            } else if (line.startsWith(STORED)) {
                stored.add(current);
            }
        }
        return stored;
    }
}
