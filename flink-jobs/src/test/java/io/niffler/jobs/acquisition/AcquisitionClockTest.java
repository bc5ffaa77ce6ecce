package io.niffler.jobs.acquisition;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AcquisitionClockTest {
    private static final Instant RECEIPT = Instant.parse("2024-03-05T15:00:00Z");

    private final AcquisitionClock clock = new AcquisitionClock(ZoneId.of("America/New_York"));
    private final AcquisitionAttributes attributes = new AcquisitionAttributes();
    private final InstanceFacts facts = new InstanceFacts();

    @BeforeEach
    void receive() {
        facts.receivedAt = RECEIPT.toEpochMilli();
    }

    private void acquisition(String da, String tm) {
        attributes.acquisitionDate = da;
        attributes.acquisitionTime = tm;
    }

    private void series(String da, String tm) {
        attributes.seriesDate = da;
        attributes.seriesTime = tm;
    }

    private void assertLocal(String expected) {
        clock.read(attributes, facts);
        assertThat(facts.timeProblem).isEqualTo(TimeProblem.NONE);
        assertThat(LocalDateTime.ofInstant(Instant.ofEpochMilli(facts.acquiredAt), ZoneOffset.UTC))
                .isEqualTo(LocalDateTime.parse(expected));
    }

    private void assertInstant(String expected) {
        clock.read(attributes, facts);
        assertThat(Instant.ofEpochMilli(facts.acquiredInstant)).isEqualTo(Instant.parse(expected));
    }

    private void assertProblem(TimeProblem expected) {
        clock.read(attributes, facts);
        assertThat(facts.timeProblem).isEqualTo(expected);
        assertThat(facts.acquiredAt).isEqualTo(InstanceFacts.NO_TIME);
        assertThat(facts.acquiredInstant).isEqualTo(InstanceFacts.NO_TIME);
    }

    @Test
    void prefersAcquisitionDateTimeThenDateAndTimeThenTheSeries() {
        attributes.acquisitionDateTime = "20240305093000.125";
        acquisition("20240305", "093100");
        series("20240305", "093200");

        assertLocal("2024-03-05T09:30:00.125");
        attributes.acquisitionDateTime = null;
        assertLocal("2024-03-05T09:31:00");
        acquisition(null, null);
        assertLocal("2024-03-05T09:32:00");
        series(null, null);
        facts.acquiredAt = InstanceFacts.NO_TIME;
        facts.acquiredInstant = InstanceFacts.NO_TIME;
        assertProblem(TimeProblem.MISSING);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Philips", "PHILIPS Medical Systems", "FONAR Corp.", "Fonar"})
    void looksAtTheSeriesFirstForSomeVendors(String manufacturer) {
        facts.manufacturer = manufacturer;
        attributes.acquisitionDateTime = "20240305093000";
        acquisition("20240305", "093100");
        series("20240305", "092000");

        assertLocal("2024-03-05T09:20:00");
        series("20240305", null);
        assertLocal("2024-03-05T09:30:00");
    }

    @ParameterizedTest
    @CsvSource({
        "20240305, 0930, 2024-03-05T09:30:00",
        "2024.03.05, 09:30:15, 2024-03-05T09:30:15",
        "20240305, 09:30, 2024-03-05T09:30:00",
        "20240305, 093015.1, 2024-03-05T09:30:15.1",
        "20240229, 235960, 2024-02-29T23:59:59.999",
        "19900101, 0000, 1990-01-01T00:00:00"
    })
    void readsDatesAndTimes(String da, String tm, String expected) {
        acquisition(da, tm);
        assertLocal(expected);
    }

    @ParameterizedTest
    @CsvSource({"20240305, 09", "20240305,", ", 093000"})
    void takesLessThanHourAndMinuteForPartial(String da, String tm) {
        acquisition(da, tm);
        assertProblem(TimeProblem.PARTIAL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2024", "202403", "20240305", "2024030509"})
    void takesAShortDateTimeForPartial(String dt) {
        attributes.acquisitionDateTime = dt;
        assertProblem(TimeProblem.PARTIAL);
    }

    @ParameterizedTest
    @CsvSource({
        "20240230, 093000",
        "2024-03-05, 093000",
        "240305, 093000",
        "20240305, 240000",
        "20240305, 0960",
        "20240305, 9:30",
        "20240305, 930",
        "20240305, noon",
        "99999999, 093000"
    })
    void refusesWhatIsNoDateOrTime(String da, String tm) {
        acquisition(da, tm);
        assertProblem(TimeProblem.MALFORMED);
    }

    @Test
    void believesNothingBefore1990OrTwoDaysAfterTheReceipt() {
        acquisition("19891231", "235959");
        assertProblem(TimeProblem.ABSURD);
        acquisition("20240307", "100000.001"); // The receipt is at 10:00 in the site's zone.
        assertProblem(TimeProblem.ABSURD);
        acquisition("20240307", "100000");
        assertLocal("2024-03-07T10:00:00");
    }

    @Test
    void goesOnBehindATimeThatIsNotToBeBelieved() {
        attributes.acquisitionDateTime = "18000101000000";
        acquisition("20240305", "09");
        series("20240305", "092000");

        assertLocal("2024-03-05T09:20:00");
    }

    @Test
    void tellsTheProblemOfTheFirstThatHasAValue() {
        acquisition("20240305", "09");
        series("18500305", "092000");

        assertProblem(TimeProblem.PARTIAL);
    }

    @Test
    void findsTheMomentByTheNearestStatementOfAZone() {
        attributes.acquisitionDateTime = "20240305093000+0100";
        attributes.timezoneOffset = "-0800";
        acquisition("20240305", "093000");

        assertInstant("2024-03-05T08:30:00Z");
        attributes.acquisitionDateTime = "20240305053000";
        assertInstant("2024-03-05T13:30:00Z");
        attributes.timezoneOffset = "-25";
        assertInstant("2024-03-05T10:30:00Z");
    }

    @Test
    void keepsTheScannersOwnClockWhateverItsZone() {
        attributes.acquisitionDateTime = "20240305093000+0100";
        assertLocal("2024-03-05T09:30:00");
    }

    @Test
    void takesAnHourThatIsSkippedOrRepeatedByTheSitesRules() {
        acquisition("20231105", "013000");
        assertInstant("2023-11-05T05:30:00Z");
        acquisition("20230312", "023000");
        assertInstant("2023-03-12T07:30:00Z");
    }
}
