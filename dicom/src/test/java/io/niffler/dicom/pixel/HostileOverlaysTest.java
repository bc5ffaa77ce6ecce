package io.niffler.dicom.pixel;

import static io.niffler.dicom.pixel.Hostile.LITTLE;
import static io.niffler.dicom.pixel.Hostile.ONE_SECOND;
import static io.niffler.dicom.pixel.Hostile.reader;
import static io.niffler.dicom.pixel.Hostile.values;
import static org.assertj.core.api.Assertions.assertThat;

import io.niffler.dicom.data.Tag;
import io.niffler.dicom.data.VR;
import io.niffler.dicom.png.FrameMapper;
import io.niffler.dicom.png.MappingMode;
import io.niffler.dicom.png.MappingOptions;
import io.niffler.dicom.testing.Cost;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Overlays (PS3.3 C.9.2), which are not read: nothing that they say reaches the image. */
class HostileOverlaysTest {
    private static final int COUNT = 16;

    /** Each of the groups claims to lie in the bits of the pixels and far outside of the image. */
    private ImageFile overlaid(ImageFile image) {
        for (int i = 0; i < COUNT; i++) {
            int group = 0x60000000 + (i << 17);
            image.number(group | 0x10, 0xFFFF)
                    .number(group | 0x11, 0xFFFF)
                    .value(group | 0x15, VR.IS, "2147483646".getBytes(StandardCharsets.US_ASCII))
                    .value(group | 0x50, VR.SS, new byte[] {0, (byte) 0x80, 0, (byte) 0x80})
                    .number(group | 0x100, 0xFFFF)
                    .number(group | 0x102, 0xFFFF)
                    .value(group | 0x3000, VR.OW, new byte[2]);
        }
        return image;
    }

    @Test
    void changeNothingAndCostNothing() throws Exception {
        byte[] pixels = {1, 2, 3, 4};
        byte[] file = overlaid(new ImageFile(2, 2)).uncompressed(pixels);
        Cost<int[]> cost = Cost.of(() -> values(file, 0));
        assertThat(cost.value()).containsExactly(1, 2, 3, 4);
        assertThat(cost.cpuNanos()).isLessThan(ONE_SECOND);
        assertThat(cost.allocatedBytes()).isLessThan(LITTLE);
    }

    @ParameterizedTest
    @EnumSource(MappingMode.class)
    void doNotReachTheImageMadeOfIt(MappingMode mode) throws Exception {
        byte[] pixels = {1, 2, 3, 4};
        assertThat(mapped(overlaid(new ImageFile(2, 2)).uncompressed(pixels), mode))
                .isEqualTo(mapped(new ImageFile(2, 2).uncompressed(pixels), mode));
    }

    @Test
    void inUnusedBitsAreMasked() throws Exception {
        ImageFile image = overlaid(new ImageFile(1, 2).bits(16, 12));
        byte[] file = image.number(Tag.HIGH_BIT, 11).uncompressed(new byte[] {1, (byte) 0xF0, 2, (byte) 0xA1});
        assertThat(values(file, 0)).containsExactly(0x001, 0x102);
        byte[] signed =
                image.number(Tag.PIXEL_REPRESENTATION, 1).uncompressed(new byte[] {1, (byte) 0xF0, 2, (byte) 0xA8});
        assertThat(values(signed, 0)).containsExactly(0x001, 0x802 - 0x1000);
    }

    private byte[] mapped(byte[] file, MappingMode mode) throws Exception {
        ImageReader reader = reader(file);
        return MappedBytes.of(FrameMapper.of(reader.header(), new MappingOptions(mode, 8))
                .map(reader.frame(0), 0)
                .rows());
    }
}
