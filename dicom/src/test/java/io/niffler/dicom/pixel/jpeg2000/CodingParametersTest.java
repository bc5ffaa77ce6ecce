package io.niffler.dicom.pixel.jpeg2000;

import static org.assertj.core.api.Assertions.assertThat;

import io.niffler.dicom.pixel.FrameException;
import io.niffler.dicom.pixel.jpeg2000.TestStreams.TestStream;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Which of several marker segments holds for a component of a tile (ITU-T T.800 A.6). */
class CodingParametersTest {
    private static final TestStream STREAM = TestStream.colour("rgb-rct");
    /** Where in COD and QCD the part begins that COC and QCC have as well. */
    private static final int STYLE = 5;

    private static final int BLOCK_STYLE = 3;

    private final EditedStream stream = new EditedStream(STREAM.name());
    private final byte[] style = stream.content(Marker.COD, STYLE);
    private final byte[] steps = stream.content(Marker.QCD, 0);

    private static byte[] with(byte[] content, int... first) {
        byte[] all = new byte[first.length + content.length];
        for (int i = 0; i < first.length; i++) {
            all[i] = (byte) first[i];
        }
        System.arraycopy(content, 0, all, first.length, content.length);
        return all;
    }

    private byte[] wrongStyle() {
        byte[] wrong = style.clone();
        wrong[BLOCK_STYLE] = BlockStyle.TERMINATE_ALL;
        return wrong;
    }

    private byte[] wrongSteps() {
        byte[] wrong = steps.clone();
        for (int i = 1; i < wrong.length; i++) {
            wrong[i] += (byte) (3 << 3);
        }
        return wrong;
    }

    private int[] decoded() throws FrameException {
        return STREAM.decode(stream.bytes()).values();
    }

    private boolean isIntact() {
        try {
            return Arrays.equals(decoded(), STREAM.pattern());
        } catch (FrameException e) {
            return false;
        }
    }

    @Test
    void aComponentsStylePrevailsOverThatOfAll() throws FrameException {
        byte[] all = stream.content(Marker.COD, 0);
        stream.setByte(stream.find(Marker.COD) + 4 + STYLE + BLOCK_STYLE, BlockStyle.TERMINATE_ALL);
        assertThat(isIntact()).isFalse();

        for (int component = 0; component < 3; component++) {
            stream.insert(Marker.SOT, Marker.COC, with(style, component, all[0] & 1));
        }
        assertThat(decoded()).isEqualTo(STREAM.pattern());
    }

    @Test
    void aTilesStylePrevailsOverThatOfTheMainHeader() throws FrameException {
        stream.insert(Marker.SOT, Marker.COC, with(wrongStyle(), 1, 0));
        assertThat(isIntact()).isFalse();

        stream.insert(Marker.SOD, Marker.COD, stream.content(Marker.COD, 0));
        assertThat(decoded()).isEqualTo(STREAM.pattern());
    }

    @Test
    void aTilesStyleOfAComponentPrevailsOverAll() throws FrameException {
        byte[] right = stream.content(Marker.COD, 0);
        byte[] wrong = right.clone();
        wrong[STYLE + BLOCK_STYLE] = BlockStyle.TERMINATE_ALL;
        for (int component = 0; component < 3; component++) {
            stream.insert(Marker.SOD, Marker.COC, with(style, component, 0));
        }
        stream.insert(Marker.SOD, Marker.COD, wrong);

        assertThat(decoded()).isEqualTo(STREAM.pattern());
    }

    @Test
    void aComponentsStepSizesPrevailOverThoseOfAll() throws FrameException {
        stream.insert(Marker.SOT, Marker.QCD, wrongSteps());
        assertThat(isIntact()).isFalse();

        for (int component = 0; component < 3; component++) {
            stream.insert(Marker.SOT, Marker.QCC, with(steps, component));
        }
        assertThat(decoded()).isEqualTo(STREAM.pattern());
    }

    @Test
    void aTilesStepSizesPrevailOverThoseOfTheMainHeader() throws FrameException {
        stream.insert(Marker.SOT, Marker.QCC, with(wrongSteps(), 2));
        assertThat(isIntact()).isFalse();

        stream.insert(Marker.SOD, Marker.QCD, steps);
        assertThat(decoded()).isEqualTo(STREAM.pattern());

        stream.insert(Marker.SOD, Marker.QCC, with(wrongSteps(), 0));
        assertThat(isIntact()).isFalse();
    }
}
