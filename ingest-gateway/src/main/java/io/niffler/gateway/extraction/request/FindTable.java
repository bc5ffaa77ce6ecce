package io.niffler.gateway.extraction.request;

import io.niffler.dicom.data.DataSet;
import io.niffler.dicom.data.Dictionary;
import java.io.Closeable;
import java.io.IOException;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** The table {@code cfind-output.csv}: a row for each study that was found, written at once. Safe for use by several threads. */
public final class FindTable implements Closeable {
    public static final String FILE_NAME = "cfind-output.csv";

    private final List<Integer> columns;
    private final Writer out;

    private FindTable(List<Integer> columns, Writer out) {
        this.columns = columns;
        this.out = out;
    }

    /**
     * Opens the table of a folder, which is made if need be. A table that is there is gone on with: a row that a crash cut short is taken
     * away first.
     *
     * @param fresh whether what is there is thrown away instead
     * @throws IOException when it cannot be written, or has other columns
     */
    public static FindTable open(Path folder, FindDetail detail, boolean fresh) throws IOException {
        Files.createDirectories(folder);
        Path file = folder.resolve(FILE_NAME);
        if (fresh) {
            Files.deleteIfExists(file);
        }
        String header = header(detail);
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            long kept = WholeLines.length(channel);
            if (kept > 0) {
                WholeLines.requireFirst(channel, header, file);
            }
            channel.truncate(kept);
            channel.position(kept);
            FindTable table = new FindTable(detail.tags(), Channels.newWriter(channel, StandardCharsets.UTF_8));
            if (kept == 0) {
                table.line(header);
            }
            return table;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /** The keywords of the columns with a comma between any two: the original forgets one. */
    static String header(FindDetail detail) {
        return detail.tags().stream()
                .map(tag -> Objects.requireNonNull(Dictionary.keywordOf(tag)))
                .collect(Collectors.joining(","));
    }

    /** Adds a row with what a C-FIND response says. Several values have a backslash between them, as in DICOM. */
    public void add(DataSet study) throws IOException {
        StringBuilder row = new StringBuilder();
        for (int tag : columns) {
            if (tag != columns.get(0)) {
                row.append(',');
            }
            TableCell.append(row, String.join("\\", study.strings(tag)));
        }
        line(row.toString());
    }

    private synchronized void line(String text) throws IOException {
        out.write(text);
        out.write('\n');
        out.flush();
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
