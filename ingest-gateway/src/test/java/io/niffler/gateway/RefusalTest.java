package io.niffler.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.niffler.dicom.net.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RefusalTest {
    /** PS3.7 E.1: Error Comment (0000,0902) is an LO. */
    @ParameterizedTest
    @EnumSource(Refusal.class)
    void fitsItsCommentIntoTheAnswer(Refusal refusal) {
        assertThat(refusal.result().errorComment()).hasSizeBetween(1, 64).matches("[\\x20-\\x7E&&[^\\\\]]+");
        assertThat(refusal.label()).matches("[a-z-]+");
    }

    @Test
    void answersWhatTheStandardSays() {
        assertThat(Refusal.KAFKA.result().status()).isEqualTo(Status.OUT_OF_RESOURCES);
        assertThat(Refusal.NO_STUDY_UID.result().status()).isEqualTo(Status.DATA_SET_MISMATCH);
        assertThat(Refusal.UNREADABLE.result().status()).isEqualTo(Status.CANNOT_UNDERSTAND);
    }
}
