package io.niffler.jobs.png.folder;

import static org.assertj.core.api.Assertions.assertThat;

import io.niffler.dicom.data.DataSet;
import io.niffler.dicom.data.Tag;
import io.niffler.dicom.data.VR;
import io.niffler.dicom.pixel.FrameException;
import io.niffler.dicom.pixel.FrameException.Kind;
import org.junit.jupiter.api.Test;

class FailureKindTest {
    private static final DataSet DOCUMENT = new DataSet().setString(Tag.MODALITY, VR.CS, "SR");

    private static DataSet image() {
        return new DataSet()
                .setInts(Tag.ROWS, VR.US, 2)
                .setInts(Tag.COLUMNS, VR.US, 2)
                .setInts(Tag.BITS_ALLOCATED, VR.US, 16);
    }

    private static FailureKind of(Kind kind, DataSet header) {
        return FailureKind.of(new FrameException(kind, "x"), header);
    }

    @Test
    void anObjectThatIsNoImageHasNotFailed() {
        assertThat(of(Kind.NO_PIXEL_DATA, DOCUMENT)).isEqualTo(FailureKind.NONE);
        assertThat(of(Kind.NO_PIXEL_DATA, image())).isEqualTo(FailureKind.MISSING);
    }

    @Test
    void tellsMissingFromWrong() {
        assertThat(of(Kind.CORRUPT, image())).isEqualTo(FailureKind.BAD_VALUE);
        DataSet without = image();
        without.remove(Tag.BITS_ALLOCATED);
        assertThat(of(Kind.CORRUPT, without)).isEqualTo(FailureKind.MISSING);
    }

    @Test
    void restIsOther() {
        assertThat(of(Kind.UNSUPPORTED, image())).isEqualTo(FailureKind.OTHER);
        assertThat(of(Kind.TOO_LARGE, image())).isEqualTo(FailureKind.OTHER);
        assertThat(FailureKind.OTHER.number()).isEqualTo(3);
    }
}
