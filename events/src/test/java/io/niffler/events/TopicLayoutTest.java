package io.niffler.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TopicLayoutTest {
    private final TopicLayout layout = TopicLayout.ofOneBroker(4);

    @Test
    void instancesGoAfterADay() {
        assertThat(layout.instances().config())
                .containsEntry("cleanup.policy", "delete")
                .containsEntry("retention.ms", "86400000")
                .containsEntry("retention.bytes", "-1")
                .containsEntry("segment.ms", "10800000")
                .containsEntry("max.message.bytes", Integer.toString(16 * 1024 * 1024 + 64 * 1024));
        assertThat(layout.instances().partitions()).isEqualTo(4);
    }

    @Test
    void eachTopicIsKeptAsLongAsTheContractSays() {
        assertThat(layout.metadata().retention()).isEqualTo(Duration.ofDays(7));
        assertThat(layout.images().retention()).isEqualTo(Duration.ofDays(7));
        assertThat(layout.results().retention()).isEqualTo(Duration.ofDays(30));
        assertThat(layout.deadLetters().retention()).isEqualTo(Duration.ofDays(30));
        assertThat(layout.studies().config()).containsEntry("cleanup.policy", "compact");
        assertThat(layout.utilization().config())
                .containsEntry("cleanup.policy", "compact")
                .doesNotContainKey("retention.ms");
    }

    @Test
    void aDeadLetterHoldsTheLargestInstance() {
        assertThat(layout.deadLetters().maxMessageBytes())
                .isGreaterThan(layout.instances().maxMessageBytes());
    }

    @Test
    void threeCopiesMeanThatTwoAreWritten() {
        TopicLayout three = new TopicLayout(1, (short) 3, 1024, Duration.ofHours(1), 1_000_000);
        assertThat(three.instances().config())
                .containsEntry("min.insync.replicas", "2")
                .containsEntry("retention.bytes", "1000000");
        assertThat(layout.instances().config()).containsEntry("min.insync.replicas", "1");
    }

    @Test
    void refusesNonsense() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TopicLayout.ofOneBroker(0).instances())
                .withMessageContaining("partitions is 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TopicLayout(1, (short) 1, 0, Duration.ofHours(1), -1))
                .withMessageContaining("inlineLimit is 0");
    }
}
