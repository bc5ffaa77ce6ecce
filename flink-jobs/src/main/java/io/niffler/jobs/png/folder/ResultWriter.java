package io.niffler.jobs.png.folder;

import io.niffler.jobs.CsvText;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.connector.sink2.SinkWriter;

/**
 * Writes a file's rows first and its entry in the ledger last: an entry speaks of rows that are there. Not more often than it
 * has to, all is forced to the disk in that order, for the case that the power fails.
 */
final class ResultWriter implements SinkWriter<ConvertedFile> {
    private static final long FORCE_NANOS = TimeUnit.SECONDS.toNanos(2);

    private final FolderOptions options;
    private final Path images;
    private final Table metadata;
    private final Table mapping;
    private final FileChannel ledger;
    private final ByteBuffer entry = ByteBuffer.allocate(LedgerEntry.BYTES);
    private long forced = System.nanoTime();

    ResultWriter(FolderOptions options) throws IOException {
        this.options = options;
        this.images = options.folder().images();
        this.metadata = new Table(options.folder().metadata());
        this.mapping = new Table(options.folder().mapping());
        this.ledger = FileChannel.open(
                options.folder().ledger(),
                StandardOpenOption.WRITE,
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }

    /** The first line of mapping.csv, with its end. */
    static String mappingHeader() {
        return "Original DICOM file location, PNG location\n";
    }

    @Override
    public void write(ConvertedFile file, Context context) throws IOException {
        metadata.add(file.row);
        metadata.add("\n");
        metadata.flush();
        addMapping(file);
        mapping.flush();
        entry.clear();
        new LedgerEntry(
                        file.index,
                        file.kind,
                        file.longHeader,
                        file.images,
                        file.pixelBytes,
                        metadata.end(),
                        mapping.end())
                .put(entry);
        entry.flip();
        while (entry.hasRemaining()) {
            ledger.write(entry);
        }
        if (System.nanoTime() - forced > FORCE_NANOS) {
            force();
        }
    }

    private void addMapping(ConvertedFile file) throws IOException {
        StringBuilder source = new StringBuilder();
        CsvText.append(source, options.dicomHome().resolve(file.path).toString());
        StringBuilder line = new StringBuilder();
        for (int run = 0; run < file.used; run += 2) {
            for (int i = 0; i < file.runs[run + 1]; i++) {
                String frame = file.numbered ? "." + (file.runs[run] + i) : "";
                line.append(source).append(',');
                // The space before the second cell is the original's.
                CsvText.append(line, " " + images.resolve(file.image + frame + ".png"));
                mapping.add(line.append('\n'));
                line.setLength(0);
            }
        }
    }

    private void force() throws IOException {
        metadata.force();
        mapping.force();
        ledger.force(false);
        forced = System.nanoTime();
    }

    @Override
    public void flush(boolean endOfInput) throws IOException {
        force();
    }

    @Override
    public void close() throws IOException {
        metadata.close();
        mapping.close();
        ledger.close();
    }
}
