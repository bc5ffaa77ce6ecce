package io.niffler.jobs.png;

import io.niffler.connectors.AtomicFiles;
import io.niffler.connectors.OutputException;
import io.niffler.dicom.pixel.Frame;
import io.niffler.dicom.pixel.FrameException;
import io.niffler.dicom.pixel.ImageDescription;
import io.niffler.dicom.pixel.ImageReader;
import io.niffler.dicom.png.FrameMapper;
import io.niffler.dicom.png.MappedFrame;
import io.niffler.dicom.png.MappingOptions;
import io.niffler.dicom.png.PngText;
import io.niffler.dicom.png.PngWriter;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Makes PNG files of objects, holding one frame at a time. Each file carries a stamp of its source and of how it was made:
 * what is there already is not written again, and an image of another source is never overwritten. For one thread.
 */
public final class PngConverter implements Closeable {
    /** Frames that an object may have unless told otherwise: a small file can declare millions, and each becomes a file. */
    public static final int DEFAULT_MAX_FRAMES = 100_000;

    private static final String SOURCE = "niffler:source";
    private static final String MAPPING = "niffler:mapping";
    private static final String VALUES = "niffler:values";

    private final AtomicFiles files;
    private final MappingOptions options;
    private final int maxFrames;
    private final PngWriter writer = new PngWriter();
    private final ByteArrayOutputStream png = new ByteArrayOutputStream();

    /**
     * @param maxFrames the most frames that an object may have, 1 and up: each becomes a file
     */
    public PngConverter(AtomicFiles files, MappingOptions options, int maxFrames) {
        this.files = files;
        this.options = options;
        this.maxFrames = maxFrames;
    }

    /**
     * Makes a file of each frame, {@code NAME.png}, or {@code NAME.FRAME.png} when the object has several. A damaged frame
     * does not keep the others from being made.
     *
     * @param name path below the root, without ending
     * @param stamp says in the file what it was made of; printable ASCII without patient data
     * @param out takes what was made
     * @throws FrameException when frames could not be made, the first of several reasons
     * @throws NameTakenException when a file is there whose stamp is another
     * @throws OutputException when a file cannot be read or written
     * @throws IOException when the object cannot be read
     */
    public void convert(ImageReader reader, String name, String stamp, Consumer<ConvertedFrame> out)
            throws FrameException, NameTakenException, IOException {
        ImageDescription image = reader.image();
        int frames = image.frames();
        if (frames > maxFrames) {
            throw new FrameException(
                    FrameException.Kind.TOO_LARGE, frames + " frames, and at most " + maxFrames + " are converted");
        }
        int present = reader.framesPresent();
        FrameMapper mapper = FrameMapper.of(reader.header(), options);
        String how = options.mode().word() + " " + options.bits();
        FrameException damage = null;
        for (int index = 0; index < present; index++) {
            String path = frames == 1 ? name + ".png" : name + "." + (index + 1) + ".png";
            try {
                MappedFrame mapped = mapped(reader, mapper, index);
                boolean write = !isThere(path, stamp, how);
                long bytes = write ? write(path, mapped, stamp, how) : size(path);
                out.accept(new ConvertedFrame(
                        index + 1, frames, path, bytes, write, image.rows(), image.columns(), mapped.mapping()));
            } catch (FrameException e) {
                if (e.kind() != FrameException.Kind.CORRUPT) {
                    throw e;
                }
                damage = damage == null ? e : damage;
            }
        }
        if (damage != null) {
            throw damage;
        }
        if (present < frames) {
            throw FrameException.corrupt("only " + present + " of " + frames + " frames are there");
        }
    }

    private static MappedFrame mapped(ImageReader reader, FrameMapper mapper, int index)
            throws FrameException, IOException {
        Frame frame = reader.frame(index);
        return mapper.map(frame, index);
    }

    private boolean isThere(String path, String stamp, String how) throws NameTakenException, OutputException {
        try (InputStream in = files.openIfPresent(path)) {
            if (in == null) {
                return false;
            }
            Map<String, String> existing = PngText.read(in);
            String source = existing.get(SOURCE);
            if (source != null && !source.equals(stamp)) {
                throw new NameTakenException();
            }
            return source != null && how.equals(existing.get(MAPPING));
        } catch (IOException e) {
            throw new OutputException("The image " + path + " cannot be read.", e);
        }
    }

    private long write(String path, MappedFrame mapped, String stamp, String how) throws OutputException {
        Map<String, String> text = new LinkedHashMap<>();
        text.put(SOURCE, stamp);
        text.put(MAPPING, how);
        text.put(VALUES, MappingText.of(mapped.mapping()));
        try {
            png.reset();
            writer.write(mapped.rows(), text, png);
            files.write(path, png);
            return png.size();
        } catch (IOException e) {
            throw new OutputException("The image " + path + " cannot be written.", e);
        }
    }

    private long size(String path) throws OutputException {
        try {
            return files.size(path);
        } catch (IOException e) {
            throw new OutputException("The image " + path + " cannot be read.", e);
        }
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }
}
