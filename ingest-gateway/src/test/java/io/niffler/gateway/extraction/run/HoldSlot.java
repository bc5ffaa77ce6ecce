package io.niffler.gateway.extraction.run;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** A process that holds a slot and has to be killed; it says {@code y} when it has one and {@code n} when it has not. */
final class HoldSlot {
    private HoldSlot() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        try (OutputStream out = new FileOutputStream(FileDescriptor.out)) {
            try {
                RunSlot slot = RunSlot.take(Path.of(args[0]), Integer.parseInt(args[1]));
                out.write('y');
                new CountDownLatch(1).await();
                slot.close();
            } catch (RunSlotException e) {
                out.write('n');
            }
        }
    }
}
