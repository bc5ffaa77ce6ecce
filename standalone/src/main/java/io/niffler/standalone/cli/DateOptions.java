package io.niffler.standalone.cli;

import io.niffler.standalone.utilization.DateRange;
import java.time.LocalDate;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Days on the command line. */
final class DateOptions {
    @Option(names = "--date", paramLabel = "YYYYMMDD", description = "One day; 2024-03-05 is read too.")
    private String date;

    @Option(names = "--month", paramLabel = "YYYYMM", description = "All days of a month; 2024-03 is read too.")
    private String month;

    @Option(names = "--from", paramLabel = "YYYYMMDD", description = "The first of several days.")
    private String from;

    @Option(names = "--to", paramLabel = "YYYYMMDD", description = "The last of several days; --from alone is one day.")
    private String to;

    /** The days that were chosen, if any were. */
    Optional<DateRange> range() throws UsageException {
        int ways = (date == null ? 0 : 1) + (month == null ? 0 : 1) + (from == null && to == null ? 0 : 1);
        if (ways == 0) {
            return Optional.empty();
        }
        if (ways > 1) {
            throw new UsageException("Choose one of --date, --month, and --from with --to.");
        }
        if (date != null) {
            return Optional.of(DateRange.of(date("--date", date)));
        }
        if (month != null) {
            return Optional.of(DateRange.of(DateRange.month(month)
                    .orElseThrow(() -> new UsageException("--month: write a month such as 202403."))));
        }
        if (from == null) {
            throw new UsageException("--to: say with --from where to begin.");
        }
        LocalDate first = date("--from", from);
        LocalDate last = to == null ? first : date("--to", to);
        if (last.isBefore(first)) {
            throw new UsageException("--to is before --from.");
        }
        return Optional.of(new DateRange(first, last));
    }

    /** The one day that was chosen, if any was. */
    Optional<LocalDate> singleDate() throws UsageException {
        if (month != null || from != null || to != null) {
            throw new UsageException("--intermediate goes with --date alone.");
        }
        return range().map(DateRange::from);
    }

    private static LocalDate date(String option, String text) throws UsageException {
        return DateRange.date(text).orElseThrow(() -> new UsageException(option + ": write a day such as 20240305."));
    }
}
