package io.niffler.connectors.mongo;

import io.niffler.events.DeadLetter;
import java.util.ArrayList;
import java.util.List;

/** Keeps letters in memory. */
final class CollectedPoison implements PoisonHandler {
    final List<DeadLetter> letters = new ArrayList<>();
    int flushes;

    @Override
    public void handle(DeadLetter letter) {
        letters.add(letter);
    }

    @Override
    public void flush() {
        flushes++;
    }

    @Override
    public void close() {}
}
