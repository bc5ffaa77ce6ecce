package io.niffler.dicom.pixel;

import io.niffler.dicom.data.SkippedElement;
import io.niffler.dicom.data.Tag;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Float Pixel Data and Double Float Pixel Data (PS3.3 C.7.6.24, C.7.6.25). */
final class RealPixels implements Pixels {
    private final ImageDescription image;
    private final SkippedElement element;
    private final PixelBytes bytes;
    private final int cell;

    RealPixels(ImageDescription image, SkippedElement element, PixelBytes bytes) throws FrameException {
        this.image = image;
        this.element = element;
        this.bytes = bytes;
        this.cell = element.tag() == Tag.FLOAT_PIXEL_DATA ? Float.BYTES : Double.BYTES;
        if (image.samplesPerPixel() != 1) {
            throw FrameException.corrupt("floating point pixels have one sample, not " + image.samplesPerPixel());
        }
    }

    @Override
    public ImageDescription image() {
        return image;
    }

    @Override
    public int framesPresent() {
        return (int) Math.min(image.frames(), element.length() / (image.samples() * cell));
    }

    @Override
    public Frame frame(int index) throws FrameException, IOException {
        if (index >= framesPresent()) {
            throw FrameException.corrupt("frame " + (index + 1) + " is not complete");
        }
        int samples = (int) image.samples();
        long length = (long) samples * cell;
        if (length > Integer.MAX_VALUE - 8L) {
            throw new FrameException(FrameException.Kind.TOO_LARGE, "a frame has " + length + " bytes");
        }
        ByteSlice slice = bytes.read(element.offset() + index * length, (int) length);
        ByteBuffer buffer = ByteBuffer.wrap(slice.array(), slice.offset(), slice.length())
                .order(element.place().bigEndian() ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        double[] values = new double[samples];
        for (int i = 0; i < samples; i++) {
            values[i] = cell == Float.BYTES ? buffer.getFloat() : buffer.getDouble();
        }
        return new Frame.OfReals(image.rows(), image.columns(), image.photometric(), values);
    }
}
