package io.niffler.dicom.png;

import static org.assertj.core.api.Assertions.assertThat;

import io.niffler.dicom.data.DataSet;
import io.niffler.dicom.data.Tag;
import io.niffler.dicom.data.VR;
import io.niffler.dicom.pixel.Frame;
import io.niffler.dicom.pixel.FrameException;
import io.niffler.dicom.pixel.Photometric;
import io.niffler.dicom.png.lut.Headers;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** Headers whose tables and windows were mutated give samples within their depth, or a frame exception of kind CORRUPT. */
class HeaderCorruptionTest {
    private static final int CASES = 6000;
    private static final int[] DESCRIPTORS = {0x00281101, 0x00281102, 0x00281103};

    private final Random random = new Random(23);

    @Test
    void mutatedHeadersAreMappedOrCorrupt() {
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(60), () -> {
            int mapped = 0;
            for (int i = 0; i < CASES; i++) {
                mapped += isMapped(header(), frame(), random.nextBoolean() ? 8 : 16) ? 1 : 0;
            }
            assertThat(mapped).as("headers that still make sense").isBetween(CASES / 10, CASES * 9 / 10);
        });
    }

    private static boolean isMapped(DataSet header, Frame frame, int bits) {
        try {
            PixelRows rows = Frames.map(header, MappingMode.WINDOW, bits, frame).rows();
            int[] samples = Frames.samples(rows);
            assertThat(samples).hasSize(rows.columns() * rows.samplesPerPixel());
            return true;
        } catch (FrameException e) {
            assertThat(e.kind()).isEqualTo(FrameException.Kind.CORRUPT);
            return false;
        }
    }

    private Frame frame() {
        int[] extremes = {Short.MIN_VALUE, -1, 0, 1, Short.MAX_VALUE, random.nextInt(100)};
        int[] indices = {0, 1, 0xFFFF, 3};
        return switch (random.nextInt(3)) {
            case 0 -> Frames.signed(16, extremes);
            case 1 -> Frames.reals(Double.NaN, Double.NEGATIVE_INFINITY, Double.MAX_VALUE, -Double.MAX_VALUE, 1);
            default -> Frames.unsigned(Photometric.PALETTE_COLOR, 16, indices);
        };
    }

    private DataSet header() {
        DataSet header = Headers.palette(mutated(Headers.words(4, 0, 16)), mutated(Headers.words(1, 2, 3, 4)));
        if (random.nextInt(4) == 0) {
            for (int tag : DESCRIPTORS) {
                header.remove(tag + 0x100);
                header.setBytes(tag + 0x120, VR.OW, mutated(Headers.words(0, 2, 9, 8, 1, 2, 60000)));
            }
        }
        header.setBytes(Tag.PIXEL_REPRESENTATION, VR.US, mutated(Headers.words(1)));
        if (random.nextInt(3) == 0) {
            header.setItems(Tag.MODALITY_LUT_SEQUENCE, mutatedLut());
        }
        if (random.nextInt(3) == 0) {
            header.setItems(Tag.VOI_LUT_SEQUENCE, mutatedLut());
        }
        double[] numbers = {0, 1, -1, 1e-300, 1e300, 0.5};
        for (int tag : new int[] {Tag.WINDOW_CENTER, Tag.WINDOW_WIDTH, Tag.RESCALE_SLOPE, Tag.RESCALE_INTERCEPT}) {
            if (random.nextBoolean()) {
                header.setDoubles(tag, VR.FD, numbers[random.nextInt(numbers.length)]);
            }
        }
        String[] functions = {"LINEAR", "LINEAR_EXACT", "SIGMOID", "", "OTHER"};
        return header.setString(0x00281056, VR.CS, functions[random.nextInt(functions.length)]);
    }

    private DataSet mutatedLut() {
        DataSet item = Headers.lut(-2, 12, 0, 100, 4095);
        item.setBytes(Tag.LUT_DESCRIPTOR, VR.US, mutated(item.bytes(Tag.LUT_DESCRIPTOR)));
        return item.setBytes(Tag.LUT_DATA, VR.OW, mutated(item.bytes(Tag.LUT_DATA)));
    }

    /** Mostly the same bytes, else some changed, or fewer. */
    private byte[] mutated(byte[] bytes) {
        byte[] copy = bytes.clone();
        switch (random.nextInt(10)) {
            case 0 -> copy[random.nextInt(copy.length)] = (byte) random.nextInt();
            case 1 -> copy = Arrays.copyOf(copy, random.nextInt(copy.length));
            default -> {
                // as it is
            }
        }
        return copy;
    }
}
