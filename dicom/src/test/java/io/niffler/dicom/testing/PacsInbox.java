package io.niffler.dicom.testing;

import io.niffler.dicom.net.AssociationEnd;
import io.niffler.dicom.net.AssociationLostException;
import io.niffler.dicom.net.dimse.CommandField;
import io.niffler.dicom.net.dimse.CommandSet;
import io.niffler.dicom.net.dimse.Message;
import io.niffler.dicom.net.dimse.MessageReader;
import io.niffler.dicom.net.ul.WaitBudget;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** What arrives on an association, read by a thread of its own so that a cancel is noticed in the middle of an operation. */
final class PacsInbox implements Runnable {
    /** What stands in the place of a command field when there is no message. */
    private static final int RELEASE = -1;

    private static final int LOST = -2;

    private final MessageReader reader;
    private final BlockingQueue<Message> messages = new LinkedBlockingQueue<>();
    private boolean cancelled;

    PacsInbox(MessageReader reader) {
        this.reader = reader;
    }

    private static Message mark(int what) {
        return new Message(null, what, new CommandSet(), false, null);
    }

    @Override
    public void run() {
        try {
            while (reader.awaitMessage(WaitBudget.of(Duration.ofMinutes(10), "message"))) {
                Message message = reader.message();
                byte[] dataSet = message.dataSet().readAllBytes();
                reader.finishMessage();
                messages.add(new Message(
                        message.context(),
                        message.commandField(),
                        message.command(),
                        message.hasDataSet(),
                        new ByteArrayInputStream(dataSet)));
            }
            messages.add(mark(RELEASE));
        } catch (IOException e) {
            messages.add(mark(LOST));
        }
    }

    /** The next message; null for a release. */
    Message next() throws AssociationLostException {
        cancelled = false;
        Message message = take();
        return message.commandField() == RELEASE ? null : message;
    }

    /** Whether the running operation was cancelled. */
    boolean isCancelled() throws AssociationLostException {
        Message ahead = messages.peek();
        if (ahead != null && ahead.commandField() == LOST) {
            throw lost();
        }
        if (ahead != null && ahead.commandField() == CommandField.C_CANCEL_RQ) {
            messages.remove(ahead);
            cancelled = true;
        }
        return cancelled;
    }

    /** The next message that is no cancel. */
    Message response() throws AssociationLostException {
        Message message = take();
        if (message.commandField() == CommandField.C_CANCEL_RQ) {
            cancelled = true;
            message = take();
        }
        return message;
    }

    /** Waits for a cancel. */
    void awaitCancel() throws AssociationLostException {
        while (!cancelled) {
            cancelled = take().commandField() == CommandField.C_CANCEL_RQ;
        }
    }

    /** Waits a moment for a cancel; true when it came. */
    boolean awaitCancel(long millis) throws AssociationLostException {
        try {
            Message message = messages.poll(millis, TimeUnit.MILLISECONDS);
            if (message != null && message.commandField() == LOST) {
                throw lost();
            }
            cancelled |= message != null && message.commandField() == CommandField.C_CANCEL_RQ;
            return cancelled;
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private Message take() throws AssociationLostException {
        try {
            Message message = messages.take();
            if (message.commandField() == LOST) {
                throw lost();
            }
            return message;
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static AssociationLostException lost() {
        return new AssociationLostException(AssociationEnd.CONNECTION_LOST, "the association is over");
    }

    private static AssociationLostException interrupted(InterruptedException e) {
        return new AssociationLostException(AssociationEnd.SHUTDOWN, "interrupted", e);
    }
}
