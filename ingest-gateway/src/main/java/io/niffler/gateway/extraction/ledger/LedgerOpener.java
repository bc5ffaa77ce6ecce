package io.niffler.gateway.extraction.ledger;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Set;

/** Makes ledgers and opens those that are there. */
final class LedgerOpener {
    private static final Duration FORCE_EVERY = Duration.ofSeconds(2);

    private final Clock clock;
    private final SinkMaker sinks;

    /** Opens the file behind its end. */
    interface SinkMaker {
        LedgerSink open(Path file) throws IOException;
    }

    LedgerOpener() {
        this(Clock.systemUTC(), FileSink::new);
    }

    LedgerOpener(Clock clock, SinkMaker sinks) {
        this.clock = clock;
        this.sinks = sinks;
    }

    Ledger open(Path path, RunIdentity run, Set<EntryState> retry) throws LedgerException {
        if (!retry.stream().allMatch(EntryState::retryable)) {
            throw new IllegalArgumentException("Only rows that failed, are partial or were not found can be retried.");
        }
        LedgerLock lock = LedgerLock.take(path, now());
        return guarded(path, lock, () -> goOn(path, lock, run, retry));
    }

    Ledger fresh(Path path, RunIdentity run) throws LedgerException {
        LedgerLock lock = LedgerLock.take(path, now());
        return guarded(path, lock, () -> {
            if (Files.exists(path)) {
                Files.move(path, unused(path));
            }
            return begin(path, lock, run);
        });
    }

    private interface Opening {
        Ledger open() throws IOException;
    }

    private static Ledger guarded(Path path, LedgerLock lock, Opening opening) throws LedgerException {
        boolean open = false;
        try {
            Ledger ledger = opening.open();
            open = true;
            return ledger;
        } catch (LedgerException e) {
            throw e;
        } catch (IOException e) {
            throw new LedgerException(
                    path + " cannot be opened. It must be a file that this user can read and write.", e);
        } finally {
            if (!open) {
                lock.close();
            }
        }
    }

    private Ledger goOn(Path path, LedgerLock lock, RunIdentity run, Set<EntryState> retry) throws IOException {
        if (!Files.exists(path)) {
            return begin(path, lock, run);
        }
        LedgerReplay replay = new LedgerReplay(path.toString(), LedgerReplay.defaultMaxDetails());
        try (InputStream in = Files.newInputStream(path)) {
            replay.read(in);
        }
        if (!replay.begun()) {
            // The process died while it made the file: nothing was done yet
            requireOwn(path);
            return begin(path, lock, run);
        }
        String difference = replay.header().difference(run);
        if (difference != null) {
            throw new LedgerException(path + " " + difference
                    + ". Ask for what it was made for, or name another ledger, or start over with --fresh.");
        }
        if (replay.sessions() == LedgerReplay.MAX_SESSIONS) {
            throw new LedgerException(path + " was opened too many times. Start over with --fresh.");
        }
        LedgerSink sink = sinks.open(path);
        sink.cut(replay.wholeBytes());
        Ledger ledger =
                ledger(path, lock, replay.header(), replay.states(), toRetry(replay, retry), sink, replay.wholeBytes());
        return started(ledger, replay.sessions() + 1, "");
    }

    private static void requireOwn(Path path) throws IOException {
        byte[] own = (LineFormat.COLUMNS + "\n").getBytes(StandardCharsets.US_ASCII);
        try (InputStream in = Files.newInputStream(path)) {
            byte[] head = in.readNBytes(own.length);
            if (!Arrays.equals(head, Arrays.copyOf(own, head.length))) {
                throw new LedgerException(path + " is not a ledger. Name another file, or move this one away.");
            }
        }
    }

    private Ledger begin(Path path, LedgerLock lock, RunIdentity run) throws IOException {
        LedgerHeader header = LedgerHeader.of(run);
        LedgerSink sink = sinks.open(path);
        sink.cut(0);
        LedgerStates states = new LedgerStates(header.lastLine(), Long.MAX_VALUE);
        StringBuilder head = new StringBuilder(LineFormat.COLUMNS).append('\n');
        for (String setting : header.settings()) {
            LineFormat.append(head, LedgerLine.ofFile(now(), EntryState.HEADER, 0, setting));
        }
        return started(ledger(path, lock, header, states, new BitSet(), sink, 0), 1, head);
    }

    private Ledger ledger(
            Path path,
            LedgerLock lock,
            LedgerHeader header,
            LedgerStates states,
            BitSet toRetry,
            LedgerSink sink,
            long length) {
        LedgerFile file = new LedgerFile(path, sink, length, FORCE_EVERY);
        return new Ledger(path, file, lock, header, states, toRetry, clock);
    }

    private Ledger started(Ledger ledger, int session, CharSequence head) throws LedgerException {
        try {
            ledger.start(session, head);
            return ledger;
        } catch (LedgerException e) {
            closeAfter(ledger, e);
            throw e;
        }
    }

    private static void closeAfter(Ledger ledger, LedgerException failure) {
        try {
            ledger.close();
        } catch (LedgerException e) {
            failure.addSuppressed(e);
        }
    }

    private static BitSet toRetry(LedgerReplay replay, Set<EntryState> retry) {
        BitSet lines = new BitSet();
        if (!retry.isEmpty()) {
            for (int line = 2; line <= replay.header().lastLine(); line++) {
                EntryState state = replay.states().row(line);
                if (state != null && retry.contains(state)) {
                    lines.set(line);
                }
            }
        }
        return lines;
    }

    private static Path unused(Path path) {
        String name = path.getFileName().toString();
        int dot = name.lastIndexOf('.');
        int end = dot > 0 ? dot : name.length();
        for (int number = 1; ; number++) {
            Path free = path.resolveSibling(name.substring(0, end) + ".old-" + number + name.substring(end));
            if (!Files.exists(free)) {
                return free;
            }
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
