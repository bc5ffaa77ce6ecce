package io.niffler.jobs.png.folder;

import io.niffler.connectors.AtomicFiles;
import io.niffler.connectors.OutputException;
import io.niffler.dicom.data.DataSet;
import io.niffler.dicom.data.DicomParseException;
import io.niffler.dicom.pixel.FrameException;
import io.niffler.dicom.pixel.ImageFiles;
import io.niffler.dicom.pixel.ImageReader;
import io.niffler.jobs.png.ImageNames;
import io.niffler.jobs.png.PngConverter;
import java.io.IOException;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Converts files: images, row of metadata.csv and, if need be, a copy among the failed ones. A bad file stops nothing. */
final class FolderConverter extends RichMapFunction<ListedFile, ConvertedFile> {
    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(FolderConverter.class);

    /** About how many bytes a task needs for each sample of a frame: stored value, row, compressed file. */
    private static final int BYTES_PER_SAMPLE = 8;

    private final FolderOptions options;
    private final int files;

    private transient ImageFiles sources;
    private transient MetadataRow row;
    private transient PngConverter converter;
    private transient FailedCopies failed;
    private transient FileImages images;

    /** @param files how many the list has */
    FolderConverter(FolderOptions options, int files) {
        this.options = options;
        this.files = files;
    }

    @Override
    public void open(OpenContext context) throws IOException {
        HeaderChoice headers = options.headers();
        List<String> columns = ColumnTally.read(options.folder().columns()).chosen(headers, files);
        ImageNames names = new ImageNames("", options.level());
        sources = new ImageFiles();
        row = new MetadataRow(columns, headers.publicOnly());
        failed = new FailedCopies(options, names);
        converter = new PngConverter(
                AtomicFiles.below(options.folder().images().toUri()),
                options.mapping(),
                PngConverter.DEFAULT_MAX_FRAMES);
        images = new FileImages(converter, names);
    }

    /** Half of the heap is for the frames of all tasks. */
    private int maxSamples() {
        long each = Runtime.getRuntime().maxMemory() / 2 / options.parallelism() / BYTES_PER_SAMPLE;
        return (int) Math.max(1, Math.min(ImageReader.DEFAULT_MAX_SAMPLES, each));
    }

    @Override
    public ConvertedFile map(ListedFile file) throws IOException {
        ConvertedFile converted = ConvertedFile.of(file);
        boolean image = false;
        try (ImageReader reader = sources.open(options.fileOf(file), maxSamples())) {
            DataSet header = reader.header();
            if (header.isEmpty()) {
                fail(converted, FailureKind.OTHER, "no DICOM file");
            } else {
                row.read(header);
                image = convert(reader, file, converted);
            }
        } catch (OutputException e) {
            throw e;
        } catch (DicomParseException e) {
            fail(converted, FailureKind.OTHER, e.getMessage());
        } catch (IOException | RuntimeException e) {
            // Messages of these can name the path, which can name the patient.
            fail(converted, FailureKind.OTHER, e.getClass().getSimpleName());
        }
        finish(file, converted, image);
        return converted;
    }

    private boolean convert(ImageReader reader, ListedFile file, ConvertedFile converted) throws IOException {
        try {
            if (!options.images()) {
                return reader.framesPresent() > 0;
            }
            images.write(reader, file, converted);
        } catch (FrameException e) {
            FailureKind kind = FailureKind.of(e, reader.header());
            if (kind != FailureKind.NONE) {
                fail(converted, kind, e.getMessage());
            }
        }
        return converted.images > 0;
    }

    private static void fail(ConvertedFile converted, FailureKind kind, String reason) {
        converted.kind = kind.number();
        LOG.warn("file {} of the list failed, kind {}: {}", converted.index + 1, kind.number(), reason);
    }

    private void finish(ListedFile file, ConvertedFile converted, boolean image) throws IOException {
        converted.longHeader = row.attributes() > options.headers().normalAttributes();
        converted.row = row.finish(options.fileOf(file).toString(), image);
        try {
            if (converted.longHeader) {
                failed.copy(file, FailureKind.LONG_HEADER);
            }
            if (converted.kind != 0) {
                failed.copy(file, converted.kind);
            }
        } catch (IOException e) {
            throw new OutputException("A file that failed cannot be copied: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() throws IOException {
        if (converter != null) {
            converter.close();
        }
    }
}
