package io.niffler.dicom.pixel;

import java.util.Arrays;

/**
 * The values of uncompressed frames (PS3.5 8.1.1, 8.1.2): samples side by side or in planes, chrominance for each pixel or
 * for two, in cells of 1, 8, 16 or 32 bits. What stands in a cell beside the stored bits, such as an overlay, is left out.
 */
final class NativeFrames {
    private final ImageDescription image;
    private final StoredBits bits;
    private final boolean bigEndian;

    /** Whether bytes stand in swapped pairs: cells of up to 8 bits, written as 16 bit words in big endian (PS3.5 A.3). */
    private final boolean swappedBytes;

    NativeFrames(ImageDescription image, boolean bigEndian, boolean words) {
        this.image = image;
        this.bits = StoredBits.of(image);
        this.bigEndian = bigEndian;
        this.swappedBytes = bigEndian && words && image.bitsAllocated() <= 8;
    }

    /** Bytes that can only be read together, counted from the first frame on: a word of swapped bytes, else one. */
    int unit() {
        return swappedBytes ? 2 : 1;
    }

    /**
     * The frame. It reads the bytes when its values are asked for: they must stay as they are.
     *
     * @param bytes hold the whole frame, in whole units
     * @param firstBit where in them the frame begins: 0, but for cells of one bit, whose frames follow without a gap, and
     *     for a frame that begins inside a word of swapped bytes
     */
    Frame.OfInts frame(ByteSlice bytes, int firstBit) throws FrameException {
        ByteSlice ordered = swappedBytes ? swapped(bytes) : bytes;
        int count = (int) (image.nativeBits() / image.bitsAllocated());
        return switch (image.bitsAllocated()) {
            case 1 -> frame(arranged(bits(ordered, firstBit, count)));
            case 8 -> frame(NativeCells.bytes(ordered, firstBit / 8, count, bits));
            case 16 -> frame(NativeCells.words(ordered, count, bigEndian, bits));
            case 32 -> frame(arranged(doubleWords(ordered, count)));
            default -> throw FrameException.unsupported("Pixel Data of " + image.bitsAllocated() + " bits");
        };
    }

    private Frame.OfInts frame(NativeCells cells) {
        return image.halfChrominance() || image.planar()
                ? frame(arranged(cells.all()))
                : new Frame.OfInts(image, photometric(), cells);
    }

    private Frame.OfInts frame(int[] values) {
        return new Frame.OfInts(
                image.rows(), image.columns(), photometric(), image.bitsStored(), image.signed(), values);
    }

    private Photometric photometric() {
        return image.photometric() == Photometric.YBR_FULL_422 ? Photometric.YBR_FULL : image.photometric();
    }

    private int[] arranged(int[] cells) {
        if (image.halfChrominance()) {
            return upsampled(cells);
        }
        return image.planar() ? interleaved(cells) : cells;
    }

    /** The first pixel is the lowest bit (PS3.5 D.1). */
    private static int[] bits(ByteSlice bytes, int firstBit, int count) {
        int[] cells = new int[count];
        for (int i = 0; i < count; i++) {
            int bit = firstBit + i;
            cells[i] = bytes.u8(bit >>> 3) >> (bit & 7) & 1;
        }
        return cells;
    }

    private int[] doubleWords(ByteSlice bytes, int count) {
        int[] cells = new int[count];
        for (int i = 0; i < count; i++) {
            int at = i * 4;
            int value = bigEndian
                    ? bytes.u8(at) << 24 | bytes.u8(at + 1) << 16 | bytes.u8(at + 2) << 8 | bytes.u8(at + 3)
                    : bytes.u8(at + 3) << 24 | bytes.u8(at + 2) << 16 | bytes.u8(at + 1) << 8 | bytes.u8(at);
            cells[i] = bits.of(value);
        }
        return cells;
    }

    private static ByteSlice swapped(ByteSlice bytes) {
        byte[] copy = Arrays.copyOfRange(bytes.array(), bytes.offset(), bytes.offset() + (bytes.length() + 1 & ~1));
        for (int i = 0; i + 1 < copy.length; i += 2) {
            byte first = copy[i];
            copy[i] = copy[i + 1];
            copy[i + 1] = first;
        }
        return new ByteSlice(copy, 0, copy.length);
    }

    private int[] interleaved(int[] planes) {
        int samples = image.samplesPerPixel();
        int pixels = planes.length / samples;
        int[] values = new int[planes.length];
        for (int sample = 0; sample < samples; sample++) {
            for (int i = 0; i < pixels; i++) {
                values[i * samples + sample] = planes[sample * pixels + i];
            }
        }
        return values;
    }

    /** Two luminances, then the chrominance of both (PS3.3 C.7.6.3.1.2). */
    private static int[] upsampled(int[] cells) {
        int[] values = new int[cells.length / 4 * 6];
        int to = 0;
        for (int from = 0; from + 3 < cells.length; from += 4) {
            for (int pixel = 0; pixel < 2; pixel++) {
                values[to++] = cells[from + pixel];
                values[to++] = cells[from + 2];
                values[to++] = cells[from + 3];
            }
        }
        return values;
    }
}
