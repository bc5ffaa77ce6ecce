package io.niffler.jobs.png;

import io.niffler.connectors.AtomicFiles;
import io.niffler.connectors.InstanceSplitter;
import io.niffler.connectors.JsonMessage;
import io.niffler.connectors.OutputException;
import io.niffler.connectors.SourceRecord;
import io.niffler.dicom.data.DataSet;
import io.niffler.dicom.data.DicomParseException;
import io.niffler.dicom.data.Tag;
import io.niffler.dicom.pixel.FrameException;
import io.niffler.dicom.pixel.ImageReader;
import io.niffler.events.BadRecordException;
import io.niffler.events.DeadLetterReason;
import io.niffler.events.ImageRecord;
import io.niffler.events.InstanceReceived;
import io.niffler.jobs.InstanceChecks;
import java.io.IOException;
import java.util.function.Consumer;
import org.apache.flink.metrics.MetricGroup;

/** Converts an instance inside the source: its pixels go no further. An object without pixel data is no error. */
final class PngSplitter implements InstanceSplitter<ConvertedImage> {
    private static final long serialVersionUID = 1L;

    private final PngOptions options;
    private final InstanceFilter filter;

    private transient PngMetrics metrics;
    private transient ImageNames names;
    private transient AtomicFiles files;
    private transient PngConverter converter;

    PngSplitter(PngOptions options, InstanceFilter filter) {
        this.options = options;
        this.filter = filter;
    }

    @Override
    public void open(MetricGroup group) {
        metrics = new PngMetrics(group);
        names = options.names();
    }

    @Override
    public void split(InstanceReceived receipt, SourceRecord record, Consumer<ConvertedImage> out)
            throws BadRecordException, IOException {
        if (!filter.acceptsClass(receipt.sopClassUid())) {
            metrics.filtered();
            return;
        }
        openOutput();
        try (ImageReader reader = reader(record)) {
            DataSet header = reader.header();
            InstanceChecks.requireUids(header, receipt);
            if (filter.accepts(header)) {
                convert(reader, receipt, record, out);
            } else {
                metrics.filtered();
            }
        } catch (DicomParseException e) {
            throw InstanceChecks.unreadable(e);
        } catch (NameTakenException e) {
            throw new BadRecordException(DeadLetterReason.CONTENT_CONFLICT, e.getMessage(), e);
        } catch (FrameException e) {
            failed(e);
        }
    }

    private ImageReader reader(SourceRecord record) throws IOException {
        int maxSamples = options.maxSamples();
        return record.isInline()
                ? ImageReader.of(record.value(), 0, record.value().length, maxSamples)
                : ImageReader.of(record::open, maxSamples);
    }

    private void convert(
            ImageReader reader, InstanceReceived receipt, SourceRecord record, Consumer<ConvertedImage> out)
            throws FrameException, NameTakenException, IOException {
        String name = names.path(
                reader.header().string(Tag.PATIENT_ID, ImageNames.NO_PATIENT),
                receipt.studyInstanceUid(),
                receipt.seriesInstanceUid(),
                receipt.sopInstanceUid());
        converter.convert(reader, name, names.digest(receipt.sha256()), frame -> {
            metrics.converted(frame);
            out.accept(image(receipt, record, frame));
        });
    }

    private ConvertedImage image(InstanceReceived receipt, SourceRecord record, ConvertedFrame frame) {
        ImageRecord image = new ImageRecord(
                receipt,
                record.position(),
                frame.frame(),
                frame.frames(),
                files.uri(frame.path()).toString(),
                frame.bytes(),
                frame.rows(),
                frame.columns(),
                frame.mapping());
        byte[] json = image.toJson();
        return new ConvertedImage(ImageDocument.write(image, json), new JsonMessage(receipt.sopInstanceUid(), json));
    }

    private void failed(FrameException e) throws BadRecordException {
        DeadLetterReason reason =
                switch (e.kind()) {
                    case NO_PIXEL_DATA -> null;
                    case UNSUPPORTED -> DeadLetterReason.PIXELS_UNSUPPORTED;
                    case CORRUPT -> DeadLetterReason.PIXELS_CORRUPT;
                    case TOO_LARGE -> DeadLetterReason.PIXELS_TOO_LARGE;
                };
        if (reason != null) {
            throw new BadRecordException(reason, e.getMessage(), e);
        }
        metrics.withoutPixels();
    }

    /** With the first instance, so that an output that is away for a while is tried again as for each file. */
    private void openOutput() throws OutputException {
        if (converter != null) {
            return;
        }
        try {
            files = AtomicFiles.below(options.root());
            converter = new PngConverter(files, options.mapping(), options.maxFrames());
        } catch (IOException e) {
            throw new OutputException("The folder of the images " + options.root() + " cannot be used.", e);
        }
    }
}
