package io.niffler.jobs.utilization.days;

import static io.niffler.jobs.utilization.days.TestFacts.facts;
import static org.assertj.core.api.Assertions.assertThat;

import io.niffler.jobs.acquisition.InstanceFacts;
import java.time.LocalDateTime;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RevisionTest {
    private static final LocalDateTime TIME = LocalDateTime.of(2024, 3, 5, 9, 0);

    private static String revision(KnownDay day) {
        return Revision.of(day.parts(), day.dropped()).toString();
    }

    private static String of(InstanceFacts... instances) {
        KnownDay day = new KnownDay();
        for (InstanceFacts facts : instances) {
            day.add(KnownDay.part(facts));
        }
        return revision(day);
    }

    @Test
    void growsWithEachChangeAndOnlyThen() {
        Random random = new Random(1);
        for (int run = 0; run < 200; run++) {
            KnownDay day = new KnownDay();
            String before = revision(day);
            for (int i = 0; i < 60; i++) {
                int number = random.nextInt(120);
                InstanceFacts facts = facts(
                        "S",
                        "P" + random.nextInt(2),
                        random.nextInt(3),
                        random.nextInt(3),
                        number,
                        TIME.plusMinutes(number % 7));
                facts.instanceNumber = number % 3 == 0 ? InstanceFacts.NO_NUMBER : number % 5 - 2;
                boolean changed = day.add(KnownDay.part(facts));
                String after = revision(day);
                if (changed) {
                    assertThat(after).isGreaterThan(before);
                } else {
                    assertThat(after).isEqualTo(before);
                }
                before = after;
            }
        }
    }

    @Test
    void anotherTextOfTheSameTimeCounts() {
        InstanceFacts first = facts("S", "P", 1, 1, 5, TIME);
        InstanceFacts smaller = facts("S", "P", 1, 1, 5, TIME);
        smaller.sopInstanceUid = first.sopInstanceUid.substring(0, first.sopInstanceUid.length() - 2);
        // The series is still led by the other.
        smaller.instanceNumber = first.instanceNumber + 1;
        assertThat(of(first, smaller)).isGreaterThan(of(first));
        assertThat(of(first, smaller)).isEqualTo(of(smaller, first));
    }

    @Test
    void allHaveTheSameLength() {
        KnownDay full = new KnownDay();
        for (int series = 0; series < KnownDay.MAX_SERIES + 10; series++) {
            full.add(KnownDay.part(facts("S", "P", series, 1, 1, TIME)));
        }
        assertThat(revision(full)).hasSameSizeAs(of()).isGreaterThan(of());
    }
}
