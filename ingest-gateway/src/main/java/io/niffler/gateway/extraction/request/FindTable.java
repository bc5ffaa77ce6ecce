package io.niffler.gateway.extraction.request;

import io.niffler.dicom.data.DataSet;
import io.niffler.dicom.data.Dictionary;
import io.niffler.gateway.extraction.lock.ExclusiveFile;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * The table {@code cfind-output.csv}: a row for each study that was found. It has exactly the rows that the ledger knows of, and those of
 * one answer for which the process may have died before the ledger was told: these are cut off when it is opened again. Not thread-safe.
 */
public final class FindTable implements Closeable {
    public static final String FILE_NAME = "cfind-output.csv";

    private final Path file;
    private final List<Integer> columns;
    private final ExclusiveFile taken;

    private FindTable(Path file, List<Integer> columns, ExclusiveFile taken) {
        this.file = file;
        this.columns = columns;
        this.taken = taken;
    }

    /** Whether the folder has a table, of whatever run. */
    public static boolean isThere(Path folder) throws IOException {
        Path file = folder.resolve(FILE_NAME);
        return Files.exists(file) && Files.size(file) > 0;
    }

    /**
     * Opens the table of a folder, which is made if need be.
     *
     * @param rows that the table has by the ledger; what comes after them is cut off. 0 begins a new table in its place
     * @throws IOException when it cannot be written, another run is writing it, it has other columns, or fewer rows
     */
    public static FindTable open(Path folder, FindDetail detail, long rows) throws IOException {
        Files.createDirectories(folder);
        Path file = folder.resolve(FILE_NAME);
        String header = header(detail);
        ExclusiveFile taken = ExclusiveFile.take(file)
                .orElseThrow(() -> new IOException(
                        file + " is written by another run: name another folder, or wait for it to end"));
        FileChannel channel = taken.channel();
        try {
            FindTable table = new FindTable(file, detail.tags(), taken);
            if (rows == 0) {
                channel.truncate(0);
                table.write(header + "\n");
            } else {
                WholeLines.requireFirst(channel, header, file);
                long kept = WholeLines.length(channel, rows + 1);
                if (kept < 0) {
                    throw new IOException(
                            file + " has fewer rows than the ledger knows of: put it back as it was, or begin afresh");
                }
                channel.truncate(kept);
                channel.position(kept);
            }
            return table;
        } catch (IOException | RuntimeException e) {
            taken.close();
            throw e;
        }
    }

    /** The keywords of the columns with a comma between any two: the original forgets one. */
    static String header(FindDetail detail) {
        return detail.tags().stream()
                .map(tag -> Objects.requireNonNull(Dictionary.keywordOf(tag)))
                .collect(Collectors.joining(","));
    }

    /**
     * Adds a row for each study of an answer and returns when they are on the disk. Several values of an attribute have a backslash
     * between them, as in DICOM.
     */
    public void add(Collection<DataSet> studies) throws IOException {
        StringBuilder rows = new StringBuilder();
        for (DataSet study : studies) {
            append(rows, study);
        }
        if (!studies.isEmpty()) {
            write(rows.toString());
        }
    }

    private void append(StringBuilder rows, DataSet study) {
        for (int tag : columns) {
            if (tag != columns.get(0)) {
                rows.append(',');
            }
            TableCell.append(rows, String.join("\\", study.strings(tag)));
        }
        rows.append('\n');
    }

    private void write(String text) throws IOException {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                taken.channel().write(bytes);
            }
            taken.channel().force(false);
        } catch (IOException e) {
            throw new IOException(
                    file + " cannot be written (" + e.getMessage()
                            + "). Make room or repair the disk, and start the same command again to go on",
                    e);
        }
    }

    @Override
    public void close() throws IOException {
        taken.close();
    }
}
