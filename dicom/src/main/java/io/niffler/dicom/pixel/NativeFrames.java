package io.niffler.dicom.pixel;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * The values of uncompressed frames (PS3.5 8.1.1, 8.1.2): samples side by side or in planes, chrominance for each pixel or
 * for two, in cells of 1, 8, 16 or 32 bits. What stands in a cell beside the stored bits, such as an overlay, is left out.
 */
final class NativeFrames {
    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(char[].class, ByteOrder.LITTLE_ENDIAN);

    /** Words that stay in the nearest cache between the simple loops that take them one step further each. */
    private static final int BATCH = 2048;

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
     * The stored values, the samples of a pixel side by side.
     *
     * @param bytes hold the whole frame, in whole units
     * @param firstBit where in them the frame begins: 0, but for cells of one bit, whose frames follow without a gap, and
     *     for a frame that begins inside a word of swapped bytes
     */
    int[] values(ByteSlice bytes, int firstBit) throws FrameException {
        ByteSlice ordered = swappedBytes ? swapped(bytes) : bytes;
        int[] cells = cells(ordered, firstBit, (int) (image.nativeBits() / image.bitsAllocated()));
        if (image.halfChrominance()) {
            return upsampled(cells);
        }
        return image.planar() ? interleaved(cells) : cells;
    }

    private int[] cells(ByteSlice bytes, int firstBit, int count) throws FrameException {
        int[] cells = new int[count];
        switch (image.bitsAllocated()) {
            case 1 -> bits(bytes, firstBit, cells);
            case 8 -> bytes(bytes, firstBit / 8, cells);
            case 16 -> words(bytes, cells);
            case 32 -> doubleWords(bytes, cells);
            default -> throw FrameException.unsupported("Pixel Data of " + image.bitsAllocated() + " bits");
        }
        return cells;
    }

    /** The first pixel is the lowest bit (PS3.5 D.1). */
    private static void bits(ByteSlice bytes, int firstBit, int[] cells) {
        for (int i = 0; i < cells.length; i++) {
            int bit = firstBit + i;
            cells[i] = bytes.u8(bit >>> 3) >> (bit & 7) & 1;
        }
    }

    private void bytes(ByteSlice bytes, int firstByte, int[] cells) {
        byte[] array = bytes.array();
        int at = bytes.offset() + firstByte;
        int[] stored = bits.table();
        for (int i = 0; i < cells.length; i++) {
            cells[i] = stored[array[at + i] & 0xFF];
        }
    }

    private void words(ByteSlice bytes, int[] cells) {
        byte[] array = bytes.array();
        int at = bytes.offset();
        for (int from = 0; from < cells.length; from += BATCH) {
            int to = Math.min(cells.length, from + BATCH);
            for (int i = from; i < to; i++) {
                cells[i] = (char) WORDS.get(array, at + 2 * i);
            }
            if (bigEndian) {
                swap(cells, from, to);
            }
            bits.apply(cells, from, to);
        }
    }

    private static void swap(int[] words, int from, int to) {
        for (int i = from; i < to; i++) {
            words[i] = words[i] >> 8 | (words[i] & 0xFF) << 8;
        }
    }

    private void doubleWords(ByteSlice bytes, int[] cells) {
        for (int i = 0; i < cells.length; i++) {
            int at = i * 4;
            int value = bigEndian
                    ? bytes.u8(at) << 24 | bytes.u8(at + 1) << 16 | bytes.u8(at + 2) << 8 | bytes.u8(at + 3)
                    : bytes.u8(at + 3) << 24 | bytes.u8(at + 2) << 16 | bytes.u8(at + 1) << 8 | bytes.u8(at);
            cells[i] = bits.of(value);
        }
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
