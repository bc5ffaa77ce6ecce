package io.niffler.gateway.extraction.ledger;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** A process that moves a study and has to be killed. */
final class HoldLedger {
    private HoldLedger() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        Ledger ledger = Ledger.open(Path.of(args[0]), Runs.of(2), Runs.NO_RETRY);
        LedgerRow row = ledger.begin(2, Runs.values(2), 1).orElseThrow();
        row.found(1, Map.of("1.2", 3));
        row.moving("1.2");
        try (OutputStream out = new FileOutputStream(FileDescriptor.out)) {
            out.write('y');
            new CountDownLatch(1).await();
        }
    }
}
