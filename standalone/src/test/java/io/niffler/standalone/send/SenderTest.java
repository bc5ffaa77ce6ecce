package io.niffler.standalone.send;

import static org.assertj.core.api.Assertions.assertThat;

import io.niffler.dicom.net.AssociationListener;
import io.niffler.dicom.net.AssociationLostException;
import io.niffler.dicom.net.DicomToolkit;
import io.niffler.dicom.net.InstanceHandler;
import io.niffler.dicom.net.InstanceToSend;
import io.niffler.dicom.net.PresentationContextRequest;
import io.niffler.dicom.net.QueryRetrieveProposal;
import io.niffler.dicom.net.QueryRetrieveScu;
import io.niffler.dicom.net.ScpConfig;
import io.niffler.dicom.net.ScuConfig;
import io.niffler.dicom.net.StorageScp;
import io.niffler.dicom.net.StorageScu;
import io.niffler.dicom.net.StoreResult;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SenderTest {
    private static final ScuConfig CONFIG = ScuConfig.builder("localhost", 104).build();

    private final List<Outcome> outcomes = Collections.synchronizedList(new ArrayList<>());
    private final FakeToolkit toolkit = new FakeToolkit();

    @Test
    void sendsEachInstanceOnce() throws Exception {
        sender(3).send(instances(20));
        assertThat(outcomes).hasSize(20).allMatch(Outcome::stored);
        assertThat(toolkit.stored).hasSize(20).doesNotHaveDuplicates();
    }

    @Test
    void opensALostAssociationAgainAndRepeatsTheInstance() throws Exception {
        toolkit.losses = 1;
        sender(1).send(instances(5));
        assertThat(outcomes).hasSize(5).allMatch(Outcome::stored);
        assertThat(toolkit.opened).isEqualTo(2);
    }

    @Test
    void givesEveryInstanceAnOutcomeWhenThePeerGoesAway() throws Exception {
        toolkit.losses = Integer.MAX_VALUE;
        toolkit.opens = 2;
        sender(2).send(instances(5));
        assertThat(outcomes).hasSize(5).noneMatch(Outcome::stored);
    }

    @Test
    void splitsWhenOneAssociationCannotHaveAllContexts() {
        List<Outgoing> many = IntStream.range(0, 300)
                .mapToObj(i -> outgoing("1.2." + i, "1.2.840.10008.1.2"))
                .toList();
        List<Sender.Batch> batches = Sender.batches(many);
        assertThat(batches).extracting(batch -> batch.contexts().size()).containsExactly(128, 128, 44);
        assertThat(batches.stream().mapToInt(batch -> batch.instances().size()).sum())
                .isEqualTo(300);
    }

    private Sender sender(int associations) {
        return new Sender(toolkit, CONFIG, associations, outcomes::add);
    }

    private static List<Outgoing> instances(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> outgoing("1.2.3", "1.2.840.10008.1.2.1"))
                .toList();
    }

    private static Outgoing outgoing(String sopClass, String transferSyntax) {
        return new Outgoing(
                "x",
                InstanceToSend.of(sopClass, io.niffler.dicom.data.Uids.random(), transferSyntax, new byte[8], 0, 8));
    }

    /** Accepts everything, loses the first associations in mid-store, opens only so many. */
    private static final class FakeToolkit implements DicomToolkit {
        private final Set<String> stored = Collections.synchronizedSet(new java.util.LinkedHashSet<>());
        private int losses;
        private int opens = Integer.MAX_VALUE;
        private int opened;

        @Override
        public String name() {
            return "fake";
        }

        @Override
        public StorageScp startStorageScp(ScpConfig config, InstanceHandler handler, AssociationListener listener) {
            throw new UnsupportedOperationException();
        }

        @Override
        public synchronized StorageScu openStorageScu(ScuConfig config, Collection<PresentationContextRequest> contexts)
                throws IOException {
            if (opened >= opens) {
                throw new IOException("gone");
            }
            opened++;
            return new FakeScu();
        }

        @Override
        public QueryRetrieveScu openQueryRetrieveScu(ScuConfig config, QueryRetrieveProposal proposal) {
            throw new UnsupportedOperationException();
        }

        private synchronized boolean lose() {
            return losses-- > 0;
        }

        private final class FakeScu implements StorageScu {
            @Override
            public boolean accepts(String sopClassUid, String transferSyntaxUid) {
                return true;
            }

            @Override
            public Set<String> acceptedTransferSyntaxes(String sopClassUid) {
                return Set.of();
            }

            @Override
            public int echo() {
                return 0;
            }

            @Override
            public StoreResult store(InstanceToSend instance) throws IOException {
                if (lose()) {
                    throw new AssociationLostException(io.niffler.dicom.net.AssociationEnd.CONNECTION_LOST, "lost");
                }
                stored.add(instance.sopInstanceUid());
                return StoreResult.SUCCESS;
            }

            @Override
            public void abort() {}

            @Override
            public void close() {}
        }
    }
}
