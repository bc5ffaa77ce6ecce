package io.niffler.dicom.net.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.niffler.dicom.net.AssociationLostException;
import io.niffler.dicom.net.SubOperations;
import io.niffler.dicom.net.dimse.CommandSet;
import io.niffler.dicom.net.ul.ProtocolViolation;
import java.util.OptionalInt;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class QueryResponseTest {
    private static CommandSet pending() {
        return new CommandSet()
                .put(CommandSet.STATUS, 0xFF00)
                .put(CommandSet.REMAINING_SUB_OPERATIONS, 0xFFFF)
                .put(CommandSet.COMPLETED_SUB_OPERATIONS, 7)
                .put(CommandSet.FAILED_SUB_OPERATIONS, 0);
    }

    @Test
    void readsTheCountersThatAreThere() throws AssociationLostException {
        QueryResponse response = QueryResponse.of(pending());
        assertThat(response.isPending()).isTrue();
        assertThat(response.comment()).isEmpty();
        assertThat(response.counters())
                .isEqualTo(new SubOperations(
                        OptionalInt.of(0xFFFF), OptionalInt.of(7), OptionalInt.of(0), OptionalInt.empty()));
        assertThat(response.counters().done()).isEqualTo(7);
    }

    @Test
    void withoutCountersNothingIsMadeUp() throws AssociationLostException {
        QueryResponse response = QueryResponse.of(new CommandSet()
                .put(CommandSet.STATUS, 0xA801)
                .putText(CommandSet.ERROR_COMMENT, " No\u0000\nsuch AE "));
        assertThat(response.counters()).isEqualTo(SubOperations.NOT_COUNTED);
        assertThat(response.isPending()).isFalse();
        assertThat(response.comment()).isEqualTo("No??such AE");
    }

    @Test
    void theStatusMustBeThere() {
        assertThatThrownBy(() -> QueryResponse.of(new CommandSet())).isInstanceOf(ProtocolViolation.class);
    }

    @Property(tries = 3000)
    void mutatedResponsesAreReadOrRefused(@ForAll long seed) {
        Random random = new Random(seed);
        byte[] bytes =
                pending().putText(CommandSet.ERROR_COMMENT, "x".repeat(80)).encode();
        for (int i = random.nextInt(6); i >= 0; i--) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
        }
        try {
            QueryResponse response = QueryResponse.of(CommandSet.decode(bytes, bytes.length));
            assertThat(response.comment()).matches("[ -~]{0,64}");
            assertThat(response.counters().done()).isBetween(0, 3 * 0xFFFF);
        } catch (AssociationLostException e) {
            assertThat(e).isInstanceOf(ProtocolViolation.class).hasMessageMatching("[ -~]+");
        }
    }
}
