package io.niffler.dicom.net.dimse;

import static org.assertj.core.api.Assertions.assertThat;

import io.niffler.dicom.net.AssociationLostException;
import io.niffler.dicom.net.RawPeer;
import io.niffler.dicom.net.ul.AssociateAccept;
import io.niffler.dicom.net.ul.Connection;
import io.niffler.dicom.net.ul.ContextResult;
import io.niffler.dicom.net.ul.PduReader;
import io.niffler.dicom.net.ul.ProposedContext;
import io.niffler.dicom.net.ul.UserInformation;
import io.niffler.dicom.net.ul.WaitBudget;
import io.niffler.dicom.net.ul.WriteWatchdog;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** However a peer cuts its messages into fragments and PDUs, the same messages come out. */
class FragmentationTest {
    private static final int CONTEXT = 3;
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final MessageLimits LIMITS = new MessageLimits(1 << 20, 1 << 24, PATIENCE, PATIENCE, 0);

    private static Contexts contexts() {
        AssociateAccept accept = new AssociateAccept(
                "", "", List.of(new ContextResult(CONTEXT, 0, "1.2.3")), UserInformation.of(0, false, List.of()));
        return Contexts.of(List.of(new ProposedContext(CONTEXT, RawPeer.CT, List.of("1.2.3"))), accept);
    }

    /** Sends bytes and gives what the other end makes of them. */
    private interface Sender {
        void send(Connection connection, Socket socket) throws IOException;
    }

    private static List<byte[]> receive(int messages, Random random, Sender sender) throws Exception {
        WriteWatchdog watchdog = new WriteWatchdog();
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Socket out = new Socket(InetAddress.getLoopbackAddress(), server.getLocalPort());
                Socket in = server.accept();
                Connection sending = new Connection(out, PATIENCE, watchdog);
                Connection receiving = new Connection(in, PATIENCE, watchdog)) {
            CompletableFuture<Void> sent = CompletableFuture.runAsync(() -> {
                try {
                    sender.send(sending, out);
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            });
            MessageReader reader = new MessageReader(new PduReader(receiving), contexts(), LIMITS);
            List<byte[]> dataSets = new ArrayList<>();
            for (int i = 0; i < messages; i++) {
                assertThat(reader.awaitMessage(WaitBudget.of(PATIENCE, "a message")))
                        .isTrue();
                Message message = reader.message();
                dataSets.add(readInPieces(message.dataSet(), random));
                reader.finishMessage();
            }
            sent.get();
            return dataSets;
        }
    }

    private static byte[] readInPieces(InputStream in, Random random) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        byte[] b = new byte[20_000];
        int n = 0;
        while (n >= 0) {
            all.write(b, 0, n);
            n = in.read(b, 0, 1 + random.nextInt(b.length));
        }
        return all.toByteArray();
    }

    private static byte[] randomBytes(Random random, int bound) {
        byte[] b = new byte[random.nextInt(bound)];
        random.nextBytes(b);
        return b;
    }

    @Property(tries = 25)
    void anyFragmentationGivesTheSameMessages(@ForAll long seed) throws Exception {
        Random random = new Random(seed);
        List<byte[]> dataSets =
                List.of(randomBytes(random, 40_000), randomBytes(random, 300), randomBytes(random, 9000));
        ByteArrayOutputStream wire = new ByteArrayOutputStream();
        for (int i = 0; i < dataSets.size(); i++) {
            List<byte[]> pdvs = new ArrayList<>();
            cut(pdvs, RawPeer.storeCommand(i, "1.2.3").encode(), 1, random);
            cut(pdvs, dataSets.get(i), 0, random);
            while (!pdvs.isEmpty()) {
                List<byte[]> together = pdvs.subList(0, 1 + random.nextInt(Math.min(4, pdvs.size())));
                wire.writeBytes(RawPeer.data(together.toArray(byte[][]::new)));
                together.clear();
            }
        }
        List<byte[]> received = receive(dataSets.size(), random, (connection, socket) -> {
            byte[] bytes = wire.toByteArray();
            int at = 0;
            while (at < bytes.length) {
                int n = Math.min(bytes.length - at, 1 + random.nextInt(5000));
                socket.getOutputStream().write(bytes, at, n);
                at += n;
            }
        });
        assertThat(received).usingRecursiveComparison().isEqualTo(dataSets);
    }

    private static void cut(List<byte[]> pdvs, byte[] bytes, int control, Random random) {
        int at = 0;
        boolean last = false;
        while (!last) {
            int n = Math.min(bytes.length - at, random.nextInt(6000));
            last = at + n == bytes.length;
            pdvs.add(RawPeer.pdv(CONTEXT, control | (last ? 2 : 0), Arrays.copyOfRange(bytes, at, at + n)));
            at += n;
        }
    }

    @Property(tries = 25)
    void whatTheWriterCutsTheReaderPutsTogether(@ForAll long seed, @ForAll @IntRange(min = 7, max = 5000) int maxPdu)
            throws Exception {
        Random random = new Random(seed);
        byte[] dataSet = randomBytes(random, 20_000);
        List<byte[]> received = receive(2, random, (connection, socket) -> {
            MessageWriter writer = new MessageWriter(connection, maxPdu);
            for (int i = 0; i < 2; i++) {
                writer.write(
                        CONTEXT, RawPeer.storeCommand(i, "1.2.3"), new ByteArrayInputStream(dataSet), dataSet.length);
            }
        });
        assertThat(received.get(0)).isEqualTo(dataSet);
        assertThat(received.get(1)).isEqualTo(dataSet);
    }

    @Property(tries = 40)
    void randomBytesEndInAnAssociationLostAndNothingElse(@ForAll long seed) throws Exception {
        Random random = new Random(seed);
        byte[] bytes = RawPeer.data(
                RawPeer.pdv(CONTEXT, 3, RawPeer.storeCommand(0, "1.2.3").encode()),
                RawPeer.pdv(CONTEXT, 0, new byte[50]));
        for (int i = random.nextInt(6); i >= 0; i--) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
        }
        try {
            receive(1, random, (connection, socket) -> {
                connection.write(bytes);
                socket.shutdownOutput();
            });
        } catch (AssociationLostException e) {
            assertThat(e.end()).isNotNull();
        }
    }
}
