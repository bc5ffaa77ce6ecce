package io.niffler.standalone.send;

import io.niffler.dicom.net.AssociationRejectedException;
import io.niffler.dicom.net.DicomToolkit;
import io.niffler.dicom.net.PresentationContextRequest;
import io.niffler.dicom.net.ScuConfig;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;

/**
 * Sends instances by C-STORE over several associations at once, each in its own transfer syntax. An association that
 * is lost is opened again, and the instance that was under way is sent once more: storing it twice does no harm.
 */
public final class Sender {
    /** Presentation contexts have the odd numbers from 1 to 255 (PS3.8 9.3.2.2). */
    static final int MAX_CONTEXTS = 128;

    private final DicomToolkit toolkit;
    private final ScuConfig config;
    private final int associations;
    private final Consumer<Outcome> listener;

    /**
     * @param associations how many are open at once, at least 1
     * @param listener told of each instance as its fate is known, from several threads
     */
    public Sender(DicomToolkit toolkit, ScuConfig config, int associations, Consumer<Outcome> listener) {
        this.toolkit = toolkit;
        this.config = config;
        this.associations = associations;
        this.listener = listener;
    }

    /**
     * Sends all of them and returns when each has its outcome.
     *
     * @throws AssociationRejectedException when the peer does not talk to us at all
     * @throws IOException when the peer cannot be reached at all
     * @throws InterruptedException when the thread is interrupted; associations are aborted
     */
    public void send(List<Outgoing> instances) throws IOException, InterruptedException {
        for (Batch batch : batches(instances)) {
            send(batch);
        }
    }

    private void send(Batch batch) throws IOException, InterruptedException {
        Queue<Outgoing> queue = new ConcurrentLinkedQueue<>(batch.instances());
        int workers = Math.min(associations, batch.instances().size());
        List<SendingThread> threads = new ArrayList<>();
        try {
            for (int i = 0; i < workers; i++) {
                SendingThread thread = new SendingThread(toolkit, config, batch.contexts(), queue, listener);
                try {
                    thread.open();
                } catch (IOException e) {
                    if (threads.isEmpty()) {
                        throw e;
                    }
                    // The peer limits associations: the ones we have will do.
                    break;
                }
                thread.start();
                threads.add(thread);
            }
            for (SendingThread thread : threads) {
                thread.join();
            }
        } finally {
            threads.forEach(SendingThread::abort);
        }
        for (Outgoing left = queue.poll(); left != null; left = queue.poll()) {
            listener.accept(new Outcome(left, OptionalInt.empty(), "all associations were lost"));
        }
    }

    /** One batch as a rule; more when the instances need more contexts than an association has. */
    static List<Batch> batches(List<Outgoing> instances) {
        Map<PresentationContextRequest, List<Outgoing>> byContext = new LinkedHashMap<>();
        for (Outgoing outgoing : instances) {
            byContext
                    .computeIfAbsent(outgoing.context(), c -> new ArrayList<>())
                    .add(outgoing);
        }
        List<PresentationContextRequest> contexts = List.copyOf(byContext.keySet());
        if (contexts.size() <= MAX_CONTEXTS) {
            return instances.isEmpty() ? List.of() : List.of(new Batch(byContext.keySet(), instances));
        }
        List<Batch> batches = new ArrayList<>();
        for (int from = 0; from < contexts.size(); from += MAX_CONTEXTS) {
            List<PresentationContextRequest> some =
                    contexts.subList(from, Math.min(from + MAX_CONTEXTS, contexts.size()));
            List<Outgoing> theirs = new ArrayList<>();
            some.forEach(context -> theirs.addAll(byContext.get(context)));
            batches.add(new Batch(new LinkedHashSet<>(some), theirs));
        }
        return batches;
    }

    record Batch(Set<PresentationContextRequest> contexts, List<Outgoing> instances) {}
}
