package io.niffler.standalone.send;

import io.niffler.dicom.net.AssociationLostException;
import io.niffler.dicom.net.ContextNotAcceptedException;
import io.niffler.dicom.net.DicomToolkit;
import io.niffler.dicom.net.PresentationContextRequest;
import io.niffler.dicom.net.ScuConfig;
import io.niffler.dicom.net.StorageScu;
import io.niffler.dicom.net.StoreResult;
import java.io.IOException;
import java.util.Collection;
import java.util.OptionalInt;
import java.util.Queue;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One association's thread: takes instances from the queue until it is empty or the peer is gone. */
final class SendingThread extends Thread {
    private static final Logger LOG = LoggerFactory.getLogger(SendingThread.class);
    private static final int ATTEMPTS = 2;

    private final DicomToolkit toolkit;
    private final ScuConfig config;
    private final Collection<PresentationContextRequest> contexts;
    private final Queue<Outgoing> queue;
    private final Consumer<Outcome> listener;
    private volatile StorageScu association;

    SendingThread(
            DicomToolkit toolkit,
            ScuConfig config,
            Collection<PresentationContextRequest> contexts,
            Queue<Outgoing> queue,
            Consumer<Outcome> listener) {
        super("send");
        setDaemon(true);
        this.toolkit = toolkit;
        this.config = config;
        this.contexts = contexts;
        this.queue = queue;
        this.listener = listener;
    }

    void open() throws IOException {
        association = toolkit.openStorageScu(config, contexts);
    }

    void abort() {
        StorageScu open = association;
        if (open != null) {
            open.abort();
        }
    }

    @Override
    public void run() {
        boolean alive = true;
        while (alive) {
            Outgoing next = queue.poll();
            if (next == null) {
                break;
            }
            alive = store(next);
        }
        if (alive) {
            association.close();
        }
    }

    /** Returns whether there is an association to go on with. */
    private boolean store(Outgoing outgoing) {
        String problem = "";
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            try {
                if (attempt > 1) {
                    open();
                }
                StoreResult result = association.store(outgoing.instance());
                String comment = result.errorComment() == null ? "" : result.errorComment();
                listener.accept(new Outcome(outgoing, OptionalInt.of(result.status()), comment));
                return true;
            } catch (ContextNotAcceptedException e) {
                listener.accept(new Outcome(
                        outgoing,
                        OptionalInt.empty(),
                        "the node does not take this SOP class in this transfer syntax"));
                return true;
            } catch (AssociationLostException e) {
                problem = String.valueOf(e.getMessage());
            } catch (IOException e) {
                if (attempt == 1) {
                    // The file could not be read: the association may be aborted, the others' instances may not suffer.
                    listener.accept(new Outcome(outgoing, OptionalInt.empty(), String.valueOf(e.getMessage())));
                    return reopen();
                }
                problem = String.valueOf(e.getMessage());
            }
        }
        listener.accept(new Outcome(outgoing, OptionalInt.empty(), problem));
        return reopen();
    }

    private boolean reopen() {
        abort();
        try {
            open();
            return true;
        } catch (IOException e) {
            LOG.warn("no new association to {}:{}: {}", config.host(), config.port(), e.getMessage());
            return false;
        }
    }
}
