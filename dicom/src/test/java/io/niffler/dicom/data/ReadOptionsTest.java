package io.niffler.dicom.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ReadOptionsTest {
    @Test
    void defaults() {
        ReadOptions all = ReadOptions.ALL;
        assertThat(all.stopBefore()).isEqualTo(ReadOptions.NO_STOP);
        assertThat(all.maxValueLength()).isEqualTo(Integer.MAX_VALUE);
        assertThat(all.maxDepth()).isEqualTo(64);
        assertThat(all.maxElements()).isEqualTo(1_000_000);
        assertThat(all.maxInflatedSize()).isEqualTo(1L << 30);
        assertThat(all.maxInflationRatio()).isEqualTo(300);
        assertThat(all.strict()).isFalse();
        assertThat(ReadOptions.HEADERS.stopBefore()).isEqualTo(Tag.FLOAT_PIXEL_DATA);
        assertThat(ReadOptions.HEADERS.maxValueLength()).isEqualTo(65536);
    }

    @Test
    void refusesImpossibleLimitsByName() {
        assertThatThrownBy(() -> ReadOptions.ALL.withMaxDepth(513)).hasMessageContaining("maxDepth is 513");
        assertThatThrownBy(() -> ReadOptions.ALL.withMaxElements(0)).hasMessageContaining("maxElements");
        assertThatThrownBy(() -> ReadOptions.ALL.withMaxValueLength(-1)).hasMessageContaining("maxValueLength");
        assertThatThrownBy(() -> ReadOptions.ALL.withMaxInflatedSize(0)).hasMessageContaining("maxInflatedSize");
        assertThatThrownBy(() -> ReadOptions.ALL.withMaxInflationRatio(0)).hasMessageContaining("maxInflationRatio");
    }
}
