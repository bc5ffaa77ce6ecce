package io.niffler.gateway.extraction.storage;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** A process that is receiving a file and has to be killed. */
final class ReceiveUntilKilled {
    private ReceiveUntilKilled() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        try (IncomingFolder incoming = IncomingFolder.in(Path.of(args[0]));
                OutputStream out = new FileOutputStream(FileDescriptor.out)) {
            Files.createFile(incoming.next());
            out.write('y');
            new CountDownLatch(1).await();
        }
    }
}
