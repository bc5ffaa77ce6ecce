package io.niffler.dicom.fuzz;

import io.niffler.dicom.data.DicomParseException;
import io.niffler.dicom.pixel.Frame;
import io.niffler.dicom.pixel.FrameException;
import io.niffler.dicom.pixel.ImageDescription;
import io.niffler.dicom.pixel.ImageReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;

/** The reader of images on a file: its first frames and the last one, from memory and from a stream. */
final class ImageFileTarget implements FuzzTarget {
    private static final int MAX_SAMPLES = 1 << 16;
    private static final int FIRST_FRAMES = 3;

    private long declared;
    private int frames;

    @Override
    public Answer read(byte[] input) throws IOException {
        declared = 0;
        frames = 0;
        boolean fromMemory = read(() -> ImageReader.of(input, 0, input.length, MAX_SAMPLES));
        int framesFromMemory = frames;
        frames = 0;
        boolean fromStream = read(() -> ImageReader.of(() -> new ByteArrayInputStream(input), MAX_SAMPLES));
        Expect.that(fromMemory == fromStream, "read from a stream: " + fromStream + ", from memory: " + fromMemory);
        Expect.that(framesFromMemory == frames, frames + " frames from a stream, " + framesFromMemory + " from memory");
        return new Answer(fromMemory, declared);
    }

    private interface Opener {
        ImageReader open() throws IOException;
    }

    private boolean read(Opener opener) throws IOException {
        try (ImageReader reader = opener.open()) {
            ImageDescription image = reader.image();
            int present = reader.framesPresent();
            Expect.that(present >= 0 && present <= image.frames(), present + " frames of " + image.frames());
            for (int i = 0; i < Math.min(FIRST_FRAMES, image.frames()); i++) {
                readFrame(reader, i);
            }
            readFrame(reader, image.frames() - 1);
            return frames > 0;
        } catch (DicomParseException e) {
            return false;
        } catch (FrameException e) {
            return false;
        }
    }

    private void readFrame(ImageReader reader, int index) throws IOException, FrameException {
        ImageDescription image = reader.image();
        declared += (long) image.rows() * image.columns() * image.samplesPerPixel();
        try {
            check(reader.frame(index), image);
            frames++;
        } catch (FrameException e) {
            Expect.that(e.kind() != FrameException.Kind.NO_PIXEL_DATA, "an image without pixel data");
        }
    }

    private static void check(Frame frame, ImageDescription image) {
        Expect.that(frame.rows() == image.rows() && frame.columns() == image.columns(), "a frame of another size");
        int samples = frame.rows() * frame.columns() * frame.photometric().samplesPerPixel();
        switch (frame.photometric()) {
            case MONOCHROME1, MONOCHROME2, PALETTE_COLOR, RGB, YBR_FULL, YBR_PARTIAL_422 -> {}
            default -> throw new AssertionError("a frame in " + frame.photometric());
        }
        if (frame instanceof Frame.OfReals reals) {
            Expect.that(reals.values().length == samples, reals.values().length + " numbers, not " + samples);
        } else if (frame instanceof Frame.OfInts ints) {
            Expect.that(ints.values().length == samples, ints.values().length + " samples, not " + samples);
            Expect.that(fit(ints), "a value beyond " + ints.bitsStored() + " bits");
        }
    }

    private static boolean fit(Frame.OfInts frame) {
        if (frame.bitsStored() < 1 || frame.bitsStored() > Integer.SIZE) {
            return false;
        }
        int unused = Integer.SIZE - frame.bitsStored();
        return Arrays.stream(frame.values())
                .allMatch(value -> value == (frame.signed() ? value << unused >> unused : value << unused >>> unused));
    }
}
