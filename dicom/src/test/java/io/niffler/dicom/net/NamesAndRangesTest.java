package io.niffler.dicom.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NamesAndRangesTest {

    @Test
    void toolkitsAreChosenByName() {
        assertThat(DicomToolkit.named("niffler").name()).isEqualTo("niffler");
        assertThatThrownBy(() -> DicomToolkit.named("nifler"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'nifler'")
                .hasMessageContaining("Available here: niffler");
    }

    @ParameterizedTest
    @CsvSource({
        "10.1.0.0/16, 10.1.255.3, true",
        "10.1.0.0/16, 10.2.0.1, false",
        "10.1.128.0/17, 10.1.127.255, false",
        "0.0.0.0/0, 192.168.1.1, true",
        "192.168.1.20, 192.168.1.20, true",
        "192.168.1.20, 192.168.1.21, false",
        "fd00::/8, fd12:3456::1, true",
        "fd00::/8, fe80::1, false",
        "::/0, 10.0.0.1, false"
    })
    void rangesHoldAddresses(String range, String address, boolean held) throws UnknownHostException {
        assertThat(AddressRange.of(range).contains(InetAddress.getAllByName(address)[0]))
                .isEqualTo(held);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "localhost", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/x", "300.1.1.1", "fd00::/129", ":"})
    void whatIsNoRangeIsRefusedByName(String text) {
        assertThatThrownBy(() -> AddressRange.of(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + text + "'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "SEVENTEEN_LETTERS", "BACK\\SLASH", "UMLAUT\u00c4", "TAB\t1"})
    void whatIsNoAeTitleIsRefused(String text) {
        assertThatThrownBy(() -> AeTitle.require(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aeTitlesAreMadeSafeToLog() {
        assertThat(AeTitle.printable("  A\nB\u0000C\u00e9 and much more text  "))
                .isEqualTo("A?B?C? and much");
    }

    @Test
    void rejectionsAndStatusesAreSaidInWords() {
        assertThat(Rejection.LOCAL_LIMIT_EXCEEDED.describe())
                .isEqualTo("rejected for now: local limit of associations exceeded");
        assertThat(new Rejection(9, 8, 7).describe()).isEqualTo("rejected (result 9): source 8, reason 7");
        assertThat(Status.toString(0xA701)).isEqualTo("0xA701 (out of resources)");
        assertThat(Status.isWarning(0xB000)).isTrue();
        assertThat(Status.isWarning(0)).isFalse();
    }

    @Test
    void statusesOfQueriesAreSaidInWords() {
        assertThat(Status.toString(Status.MOVE_DESTINATION_UNKNOWN)).isEqualTo("0xA801 (move destination unknown)");
        assertThat(Status.toString(Status.CANCEL)).isEqualTo("0xFE00 (cancelled)");
        assertThat(Status.toString(Status.SUB_OPERATIONS_FAILED)).isEqualTo("0xB000 (warning)");
        assertThat(Status.isPending(0xFF00)).isTrue();
        assertThat(Status.isPending(0xFF01)).isTrue();
        assertThat(Status.isPending(0xFF02)).isFalse();
        assertThat(Status.isPending(Status.SUCCESS)).isFalse();
    }

    @Test
    void theDefaultsOfAUserOfQueries() {
        ScuConfig config = ScuConfig.builder("localhost", 104).build();
        assertThat(config.responseTimeout()).isEqualTo(Duration.ofSeconds(60));
        assertThat(config.retrieveTimeout()).isEqualTo(Duration.ofMinutes(10));
        assertThat(config.cancelTimeout()).isEqualTo(Duration.ofSeconds(30));
        assertThat(config.maxIdentifierLength()).isEqualTo(1 << 20);
        assertThat(config.maxMatches()).isEqualTo(100_000);
        assertThat(config.maxDataSetLength()).isEqualTo(8L << 30);
        assertThat(config.tls()).isEmpty();
        assertThat(config.verifyHostName()).isTrue();
        assertThatThrownBy(() -> ScuConfig.builder("localhost", 104).maxMatches(0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ScuConfig.builder("localhost", 104).maxIdentifierLength(10))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theDefaultsOfAProvider() {
        ScpConfig config = ScpConfig.builder().build();
        assertThat(config.aeTitles()).containsExactly("NIFFLER");
        assertThat(config.anyCalledAe()).isFalse();
        assertThat(config.bindAddress().isAnyLocalAddress()).isTrue();
        assertThat(config.port()).isEqualTo(11112);
        assertThat(config.acceptedCallingAes()).isEmpty();
        assertThat(config.acceptedAddresses()).isEmpty();
        assertThat(config.maxAssociations()).isEqualTo(64);
        assertThat(config.maxAssociationsPerAddress()).isEqualTo(32);
        assertThat(config.maxPduLength()).isEqualTo(256 << 10);
        assertThat(config.maxDataSetLength()).isEqualTo(8L << 30);
        assertThat(config.associationRequestTimeout()).isEqualTo(Duration.ofSeconds(10));
        assertThat(config.idleTimeout()).isEqualTo(Duration.ofSeconds(60));
        assertThat(config.pduTimeout()).isEqualTo(Duration.ofSeconds(30));
        assertThat(config.minDataRate()).isEqualTo(1024);
        assertThat(config.closeGrace()).isEqualTo(Duration.ofSeconds(10));
        assertThat(config.receiveBuffer()).isZero();
        assertThat(config.transferSyntaxes().test("1.2.3")).isTrue();
        assertThat(config.sopClasses().test("1.2.840.10008.5.1.4.1.1.2")).isTrue();
        assertThat(config.sopClasses().test("1.2.3")).isFalse();
    }

    @Test
    void theDefaultsOfAUser() {
        ScuConfig config = ScuConfig.builder("pacs", 104).build();
        assertThat(config.calledAe()).isEqualTo("ANY-SCP");
        assertThat(config.callingAe()).isEqualTo("NIFFLER");
        assertThat(config.maxPduLength()).isEqualTo(64 << 10);
        assertThat(config.maxSendPduLength()).isEqualTo(256 << 10);
        assertThat(config.connectTimeout()).isEqualTo(Duration.ofSeconds(10));
        assertThat(config.associationTimeout()).isEqualTo(Duration.ofSeconds(30));
        assertThat(config.responseTimeout()).isEqualTo(Duration.ofSeconds(60));
        assertThat(config.pduTimeout()).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void wrongNumbersAreRefusedWithTheRange() {
        ScpConfig.Builder builder = ScpConfig.builder();
        assertThatThrownBy(() -> builder.port(70_000))
                .hasMessage("The port is 70000: choose a number from 0 to 65535.");
        assertThatThrownBy(() -> builder.maxPduLength(100)).hasMessageContaining("4096 to 16777216");
        assertThatThrownBy(() -> builder.idleTimeout(Duration.ZERO)).hasMessageContaining("1 millisecond to 1 day");
        assertThatThrownBy(() -> builder.maxDataSetLength(0)).hasMessageContaining("1 or more");
        assertThatThrownBy(() -> builder.acceptedAddresses(List.of("x"))).hasMessageContaining("'x'");
    }
}
