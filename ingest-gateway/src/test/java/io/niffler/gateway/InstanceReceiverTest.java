package io.niffler.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.niffler.dicom.data.DataSet;
import io.niffler.dicom.data.Tag;
import io.niffler.dicom.net.AssociationEnd;
import io.niffler.dicom.net.AssociationInfo;
import io.niffler.dicom.net.AssociationLostException;
import io.niffler.dicom.net.StoreRequest;
import io.niffler.dicom.net.StoreResult;
import io.niffler.dicom.testing.TestObjects;
import io.niffler.events.BlobStore;
import io.niffler.events.BlobWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

class InstanceReceiverTest {
    private static final AssociationInfo ASSOCIATION =
            new AssociationInfo(1, "PEER", "NIFFLER", new InetSocketAddress(0), "", "");
    private static final int BUDGET = 4 << 20;

    private final MemoryBudget budget = new MemoryBudget(BUDGET);
    private final FakePublisher publisher = new FakePublisher();
    private final DataSet dataSet = TestObjects.instance(TestObjects.Kind.CT, "study", "series", 1);

    @Test
    void holdsNoMoreThanTheInstanceWhilePublishing() throws Exception {
        assertThat(receiver(1 << 20).store(ASSOCIATION, request(), stream())).isEqualTo(StoreResult.SUCCESS);
        assertThat(publisher.heldWhilePublishing)
                .isEqualTo(publisher.records.get(0).value().length);
        assertThat(budget.used()).isZero();
    }

    @Test
    void refusesWhenMemoryIsSpentAndHoldsNothing() throws Exception {
        try (MemoryBudget.Reservation others = budget.open()) {
            assertThat(others.grow(BUDGET - 200_000, Duration.ZERO)).isTrue();
            assertThat(receiver(1 << 20).store(ASSOCIATION, request(), stream()))
                    .isEqualTo(Refusal.MEMORY.result());
            assertThat(budget.used()).isEqualTo(BUDGET - 200_000);
        }
        assertThat(publisher.records).isEmpty();
    }

    @Test
    void refusesWhenTheBlobStoreFails() throws Exception {
        assertThat(receiver(64 << 10).store(ASSOCIATION, request(), stream())).isEqualTo(Refusal.BLOB_STORE.result());
        assertThat(budget.used()).isZero();
        assertThat(publisher.records).isEmpty();
    }

    @Test
    void passesTheLossOfThePeerOnAndHoldsNothing() {
        InputStream lost =
                new SequenceInputStream(new ByteArrayInputStream(Peer.encode(dataSet), 0, 100_000), new LostStream());
        assertThatThrownBy(() -> receiver(1 << 20).store(ASSOCIATION, request(), lost))
                .isInstanceOf(AssociationLostException.class);
        assertThat(budget.used()).isZero();
        assertThat(publisher.records).isEmpty();
    }

    @Test
    void answersWhatThePublisherRefuses() throws Exception {
        publisher.refuse = true;
        assertThat(receiver(1 << 20).store(ASSOCIATION, request(), stream())).isEqualTo(Refusal.KAFKA.result());
        assertThat(budget.used()).isZero();
    }

    @Test
    void saysWhichInstancesWereRetrieved() throws Exception {
        for (String originator : new String[] {"", "NIFFLER ", "ROUTER"}) {
            receiver(1 << 20).store(ASSOCIATION, request(originator), stream());
        }
        assertThat(publisher.records)
                .extracting(record ->
                        new String(record.headers().lastHeader("origin").value(), UTF_8))
                .containsExactly("live", "retrospective", "live");
    }

    private InstanceReceiver receiver(int inlineLimit) {
        return new InstanceReceiver(
                budget,
                new InstanceLimits(inlineLimit, 1L << 30, Duration.ofMillis(20)),
                new FullStore(),
                publisher,
                new GatewayMetrics(new PrometheusRegistry()),
                "/gateway/TEST",
                new InstanceOrigins(List.of("NIFFLER")),
                Clock.systemUTC());
    }

    private InputStream stream() {
        return new ByteArrayInputStream(Peer.encode(dataSet));
    }

    private StoreRequest request() {
        return request("");
    }

    private StoreRequest request(String moveOriginator) {
        return new StoreRequest(
                1,
                dataSet.string(Tag.SOP_CLASS_UID),
                dataSet.string(Tag.SOP_INSTANCE_UID),
                "1.2.840.10008.1.2.1",
                0,
                moveOriginator);
    }

    private final class FakePublisher implements InstancePublisher {
        private final List<ProducerRecord<String, byte[]>> records = new ArrayList<>();
        private long heldWhilePublishing;
        private boolean refuse;

        @Override
        public void publish(ProducerRecord<String, byte[]> record, Runnable settled) throws InstanceRefusedException {
            heldWhilePublishing = budget.used();
            settled.run();
            if (refuse) {
                throw new InstanceRefusedException(Refusal.KAFKA);
            }
            records.add(record);
        }

        @Override
        public void close() {
            // holds nothing
        }
    }

    /** A disk that is full. */
    private static final class FullStore implements BlobStore {
        @Override
        public BlobWriter newWriter() throws IOException {
            throw new IOException("no space left");
        }

        @Override
        public InputStream open(String uri) throws IOException {
            throw new IOException("nothing here");
        }
    }

    private static final class LostStream extends InputStream {
        @Override
        public int read() throws IOException {
            throw new AssociationLostException(AssociationEnd.CONNECTION_LOST, "gone");
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            return read();
        }
    }
}
