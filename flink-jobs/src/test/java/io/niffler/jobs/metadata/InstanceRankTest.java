package io.niffler.jobs.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class InstanceRankTest {
    @Test
    void sortsByNumberThenUidWithUnnumberedLast() {
        List<String> inOrder = List.of(
                InstanceRank.of(OptionalLong.of(Integer.MIN_VALUE), "1.9"),
                InstanceRank.of(OptionalLong.of(-1), "1.9"),
                InstanceRank.of(OptionalLong.of(0), "1.9"),
                InstanceRank.of(OptionalLong.of(2), "1.10"),
                InstanceRank.of(OptionalLong.of(2), "1.9"),
                InstanceRank.of(OptionalLong.of(10), "1.1"),
                InstanceRank.of(OptionalLong.of(Integer.MAX_VALUE), "1.1"),
                InstanceRank.of(OptionalLong.empty(), "1.1"),
                InstanceRank.of(OptionalLong.of(1L << 40), "1.2"));
        List<String> shuffled = new ArrayList<>(inOrder);
        Collections.reverse(shuffled);
        Collections.sort(shuffled);
        assertThat(shuffled).isEqualTo(inOrder);
    }
}
