package io.niffler.dicom.png;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.niffler.dicom.data.DataSet;
import io.niffler.dicom.data.Tag;
import io.niffler.dicom.data.VR;
import io.niffler.dicom.pixel.Frame;
import io.niffler.dicom.pixel.FrameException;
import io.niffler.dicom.pixel.Photometric;
import io.niffler.dicom.png.lut.Headers;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WindowMapperTest {
    private static final int FUNCTION = 0x00281056;
    private static final int FRAME_VOI = 0x00289132;
    private static final int PIXEL_VALUE_TRANSFORMATION = 0x00289145;
    private static final int PRESENTATION_LUT_SHAPE = 0x20500020;
    private static final int[] CT = IntStream.range(-2048, 4096).toArray();

    /** PS3.3 C.11.2.1.2.1, written as it stands there, for all values and widths down to the smallest. */
    @ParameterizedTest
    @CsvSource({"40, 400", "40.5, 1", "-600, 1500.5", "0, 2", "1e6, 10"})
    void linear(double centre, double width) throws FrameException {
        assertWindow(null, centre, width, hu -> {
            if (hu <= centre - 0.5 - (width - 1) / 2) {
                return 0;
            } else if (hu > centre - 0.5 + (width - 1) / 2) {
                return 65535;
            }
            return ((hu - (centre - 0.5)) / (width - 1) + 0.5) * (65535 - 0) + 0;
        });
    }

    /** PS3.3 C.11.2.1.3.2. */
    @ParameterizedTest
    @CsvSource({"40, 400", "40, 0.25", "-600, 1500.5"})
    void linearExact(double centre, double width) throws FrameException {
        assertWindow("LINEAR_EXACT", centre, width, hu -> {
            if (hu <= centre - width / 2) {
                return 0;
            } else if (hu > centre + width / 2) {
                return 65535;
            }
            return ((hu - centre) / width + 0.5) * 65535;
        });
    }

    /** PS3.3 C.11.2.1.3.1. */
    @ParameterizedTest
    @CsvSource({"40, 400", "40, 0.25", "-600, 1500.5"})
    void sigmoid(double centre, double width) throws FrameException {
        assertWindow("SIGMOID", centre, width, hu -> 65535 / (1 + Math.exp(-4 * (hu - centre) / width)));
    }

    private static void assertWindow(String function, double centre, double width, DoubleUnaryOperator formula)
            throws FrameException {
        DataSet header = window(new DataSet(), centre, width);
        if (function != null) {
            header.setString(FUNCTION, VR.CS, function);
        }
        header.setDoubles(Tag.RESCALE_SLOPE, VR.DS, 0.5).setDoubles(Tag.RESCALE_INTERCEPT, VR.DS, -1000);
        MappedFrame mapped = map(header, Frames.signed(16, CT));
        int[] expected = Arrays.stream(CT)
                .map(value -> (int) Math.floor(formula.applyAsDouble(value * 0.5 - 1000) + 0.5))
                .toArray();
        assertThat(Frames.samples(mapped.rows())).isEqualTo(expected);
        Mapping mapping = mapped.mapping();
        assertThat(mapping.windowFunction()).isEqualTo(function == null ? "LINEAR" : function);
        assertThat(mapping.windowCentre()).isEqualTo(centre);
        assertThat(mapping.windowWidth()).isEqualTo(width);
        assertThat(mapping.windowFromObject()).isTrue();
    }

    @Test
    void withoutAWindowTheRangeOfTheFrameIsShown() throws FrameException {
        MappedFrame mapped = map(new DataSet(), Frames.signed(16, -100, 0, 100));
        assertThat(Frames.samples(mapped.rows())).containsExactly(0, 32768, 65535);
        assertThat(mapped.mapping().windowFromObject()).isFalse();
        assertThat(mapped.mapping().windowCentre()).isZero();
        assertThat(mapped.mapping().windowWidth()).isEqualTo(200);
        assertThat(Frames.samples(map(new DataSet(), Frames.signed(16, 7, 7)).rows()))
                .containsExactly(0, 0);
        assertThat(Frames.samples(map(new DataSet(), Frames.reals(-1, 0, 1, Double.POSITIVE_INFINITY))
                        .rows()))
                .containsExactly(0, 32768, 65535, 65535);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.5, -3})
    void aWindowThatCannotBeUsedCountsAsNone(double width) throws FrameException {
        MappedFrame mapped = map(window(new DataSet(), 0, width), Frames.signed(16, -100, 0, 100));
        assertThat(Frames.samples(mapped.rows())).containsExactly(0, 32768, 65535);
        assertThat(mapped.mapping().windowFromObject()).isFalse();
    }

    @Test
    void theFirstOfSeveralWindowsIsUsed() throws FrameException {
        DataSet header = new DataSet()
                .setDoubles(Tag.WINDOW_CENTER, VR.DS, 40, -600)
                .setDoubles(Tag.WINDOW_WIDTH, VR.DS, 400, 1500);
        assertThat(map(header, Frames.signed(16, 0)).mapping().windowWidth()).isEqualTo(400);
    }

    @Test
    void monochrome1AndInverseShapeAreInvertedOnce() throws FrameException {
        Frame dark = Frames.unsigned(Photometric.MONOCHROME1, 8, 0, 100, 255);
        assertThat(Frames.samples(map8(new DataSet(), dark).rows())).containsExactly(255, 155, 0);
        DataSet inverse = new DataSet().setString(PRESENTATION_LUT_SHAPE, VR.CS, "INVERSE");
        assertThat(Frames.samples(map8(inverse, dark).rows())).containsExactly(255, 155, 0);
        MappedFrame mapped = map8(inverse, Frames.unsigned(Photometric.MONOCHROME2, 8, 0, 100, 255));
        assertThat(Frames.samples(mapped.rows())).containsExactly(255, 155, 0);
        assertThat(mapped.mapping().inverted()).isTrue();
    }

    @Test
    void tablesOfModalityAndInterestAreUsedOneAfterTheOther() throws FrameException {
        DataSet header = new DataSet()
                .setItems(Tag.MODALITY_LUT_SEQUENCE, Headers.lut(-2, 16, 10, 11, 12, 13, 14))
                .setItems(Tag.VOI_LUT_SEQUENCE, Headers.lut(11, 10, 0, 511, 1023));
        header.setInts(Tag.PIXEL_REPRESENTATION, VR.US, 1);
        window(header, 1, 2);
        MappedFrame mapped = map8(header, Frames.signed(8, -3, -2, -1, 0, 1, 2, 9));
        assertThat(Frames.samples(mapped.rows())).containsExactly(0, 0, 0, 127, 255, 255, 255);
        assertThat(mapped.mapping().windowFunction()).isEqualTo("LUT");
        assertThat(mapped.mapping().windowCentre()).isNaN();
        assertThat(mapped.mapping().windowFromObject()).isTrue();
    }

    @Test
    void aTableOfInterestBeginsBelow0WhereValuesCan() throws FrameException {
        DataSet header = new DataSet().setItems(Tag.VOI_LUT_SEQUENCE, Headers.lut(-1, 8, 0, 100, 255));
        assertThat(Frames.samples(map8(header, Frames.signed(8, -1, 0, 1)).rows()))
                .containsExactly(0, 100, 255);
        assertThat(Frames.samples(map8(header, Frames.unsigned(Photometric.MONOCHROME2, 16, 65534, 65535, 0))
                        .rows()))
                .containsExactly(0, 0, 0);
    }

    @Test
    void aRangeIsThatOfTheValuesAfterTheModalityTable() throws FrameException {
        DataSet header = new DataSet().setItems(Tag.MODALITY_LUT_SEQUENCE, Headers.lut(0, 16, 50, 1000, 50, 100));
        MappedFrame mapped = map8(header, Frames.unsigned(Photometric.MONOCHROME2, 8, 0, 2, 3));
        assertThat(Frames.samples(mapped.rows())).containsExactly(0, 0, 255);
        assertThat(mapped.mapping().windowWidth()).isEqualTo(50);
    }

    @Test
    void functionalGroupsOfTheFrameComeBeforeThoseOfAllAndTheObject() throws FrameException {
        DataSet own = new DataSet()
                .setItems(FRAME_VOI, window(new DataSet(), 10, 20))
                .setItems(PIXEL_VALUE_TRANSFORMATION, new DataSet().setDoubles(Tag.RESCALE_SLOPE, VR.DS, 2));
        DataSet shared = new DataSet().setItems(FRAME_VOI, window(new DataSet(), 50, 100));
        DataSet header = window(new DataSet(), 500, 1000)
                .setItems(Tag.SHARED_FUNCTIONAL_GROUPS_SEQUENCE, shared)
                .setItems(Tag.PER_FRAME_FUNCTIONAL_GROUPS_SEQUENCE, own, new DataSet());
        FrameMapper mapper = FrameMapper.of(header, new MappingOptions(MappingMode.WINDOW, 8));
        Frame frame = Frames.signed(16, 5, 50);
        assertThat(mapper.map(frame, 0).mapping().windowWidth()).isEqualTo(20);
        assertThat(Frames.samples(mapper.map(frame, 0).rows())).containsExactly(134, 255);
        assertThat(mapper.map(frame, 1).mapping().windowWidth()).isEqualTo(100);
        assertThat(mapper.map(frame, 7).mapping().windowWidth()).isEqualTo(100);
        header.remove(Tag.SHARED_FUNCTIONAL_GROUPS_SEQUENCE);
        assertThat(mapper.map(frame, 1).mapping().windowWidth()).isEqualTo(1000);
    }

    @Test
    void coloursStayAndOthersThan8BitsAreStretched() throws FrameException {
        MappedFrame mapped = map(window(new DataSet(), 1, 2), Frames.unsigned(Photometric.RGB, 8, 0, 77, 255));
        assertThat(mapped.rows().bitDepth()).isEqualTo(8);
        assertThat(Frames.samples(mapped.rows())).containsExactly(0, 77, 255);
        assertThat(mapped.mapping().windowFunction()).isNull();
        assertThat(Frames.samples(map(new DataSet(), Frames.unsigned(Photometric.RGB, 10, 0, 512, 1023))
                        .rows()))
                .containsExactly(0, 32800, 65535);
        assertThat(Frames.samples(map8(new DataSet(), Frames.unsigned(Photometric.RGB, 16, 0, 257, 65535))
                        .rows()))
                .containsExactly(0, 1, 255);
    }

    @Test
    void damagedTablesAreCorruptOnlyWhereTheyAreNeeded() throws FrameException {
        DataSet noData = new DataSet().setBytes(Tag.LUT_DESCRIPTOR, VR.US, Headers.words(9, 0, 16));
        for (DataSet header : new DataSet[] {
            new DataSet().setItems(Tag.MODALITY_LUT_SEQUENCE, noData),
            new DataSet().setItems(Tag.VOI_LUT_SEQUENCE, new DataSet()),
            new DataSet().setDoubles(Tag.RESCALE_SLOPE, VR.DS, 0),
            new DataSet().setString(Tag.RESCALE_INTERCEPT, VR.DS, "many"),
            window(new DataSet(), 1, 2).setString(FUNCTION, VR.CS, "CUBIC")
        }) {
            Frame frame = Frames.signed(16, 1, 2);
            assertThatThrownBy(() -> map(header, frame))
                    .isInstanceOfSatisfying(
                            FrameException.class, e -> assertThat(e.kind()).isEqualTo(FrameException.Kind.CORRUPT));
            assertThat(Frames.map(header, MappingMode.NIFFLER, 16, frame)).isNotNull();
            assertThat(Frames.map(header, MappingMode.RAW, 16, frame)).isNotNull();
        }
    }

    private static DataSet window(DataSet holder, double centre, double width) {
        return holder.setDoubles(Tag.WINDOW_CENTER, VR.DS, centre).setDoubles(Tag.WINDOW_WIDTH, VR.DS, width);
    }

    private static MappedFrame map(DataSet header, Frame frame) throws FrameException {
        return Frames.map(header, MappingMode.WINDOW, 16, frame);
    }

    private static MappedFrame map8(DataSet header, Frame frame) throws FrameException {
        return Frames.map(header, MappingMode.WINDOW, 8, frame);
    }
}
