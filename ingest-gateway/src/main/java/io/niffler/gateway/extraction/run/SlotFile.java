package io.niffler.gateway.extraction.run;

import io.niffler.gateway.extraction.lock.ExclusiveFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/** A file that one run at a time has, and that says which process it is. */
final class SlotFile implements AutoCloseable {
    private static final int LONGEST_PID = 20;
    private static final Pattern PID = Pattern.compile("[0-9]+");

    private final ExclusiveFile file;

    private SlotFile(ExclusiveFile file) {
        this.file = file;
    }

    /** Takes it if no run has. */
    static Optional<SlotFile> take(Path path) throws IOException {
        return ExclusiveFile.take(path, Long.toString(ProcessHandle.current().pid()))
                .map(SlotFile::new);
    }

    /** Which process has it; {@code unknown} when the file does not tell. */
    static String holder(Path path) throws IOException {
        String pid = ExclusiveFile.beginning(path, LONGEST_PID);
        return PID.matcher(pid).matches() ? pid : "unknown";
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
