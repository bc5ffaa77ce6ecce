package io.niffler.gateway.extraction.ledger;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Runs of made-up CSV files. */
final class Runs {
    static final Set<EntryState> NO_RETRY = Set.of();
    static final String CSV = "0123456789abcdef".repeat(4);

    private Runs() {}

    /** A run over a CSV with a header and so many rows. */
    static RunIdentity of(int rows) {
        return new RunIdentity(
                CSV, rows, rows + 1, new TreeMap<>(Map.of("pacs", "ORTHANC@10.0.0.1:4242", "destination", "NIFFLER")));
    }

    static List<String> values(int line) {
        return List.of("PATIENT-" + line, "ACC" + line);
    }

    /** A clock that goes on by a second each time it is looked at. */
    static Clock seconds() {
        return new Clock() {
            private Instant now = Instant.parse("2026-03-01T00:00:00Z");

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public synchronized Instant instant() {
                now = now.plus(Duration.ofSeconds(1));
                return now;
            }
        };
    }
}
