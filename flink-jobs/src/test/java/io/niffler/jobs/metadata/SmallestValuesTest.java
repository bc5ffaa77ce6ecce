package io.niffler.jobs.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class SmallestValuesTest {
    @Test
    void leavesNullOut() {
        assertThat(SmallestValues.with(new String[] {"CT"}, (String) null)).containsExactly("CT");
    }

    @Property(tries = 200)
    void orderDoesNotMatter(@ForAll @Size(max = 40) java.util.List<Integer> numbers) {
        String[] forth = {};
        String[] back = {};
        for (int i = 0; i < numbers.size(); i++) {
            forth = SmallestValues.with(forth, String.valueOf(numbers.get(i)));
            back = SmallestValues.with(back, String.valueOf(numbers.get(numbers.size() - 1 - i)));
        }
        assertThat(forth).isEqualTo(back).hasSizeLessThanOrEqualTo(SmallestValues.LIMIT);
    }
}
