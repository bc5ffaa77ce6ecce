package io.niffler.dicom.testing;

import io.niffler.dicom.net.AssociationEnd;
import io.niffler.dicom.net.AssociationLostException;
import io.niffler.dicom.net.ul.Abort;
import io.niffler.dicom.net.ul.Connection;
import io.niffler.dicom.net.ul.PduWriter;
import java.io.IOException;

/** What goes wrong in the middle of a retrieval. */
final class PacsInterruptions {
    private static final long LOUD_PERIOD_MILLIS = 3;

    private final PacsInbox inbox;
    private final Connection connection;
    private final Runnable death;

    PacsInterruptions(PacsInbox inbox, Connection connection, Runnable death) {
        this.inbox = inbox;
        this.connection = connection;
        this.death = death;
    }

    /** What repeats the last response. */
    @FunctionalInterface
    interface Repetition {
        void send() throws IOException;
    }

    /**
     * Interrupts; returns when a cancel ended the interruption.
     *
     * @throws AssociationLostException when the association is over
     */
    void interrupt(RetrievalScript.Interruption what, Repetition repetition) throws IOException {
        switch (what) {
            case NONE -> throw new IllegalArgumentException("no interruption");
            case STALL -> inbox.awaitCancel();
            case STALL_DEAF -> {
                while (true) {
                    inbox.response();
                }
            }
            case STALL_LOUD -> {
                while (!inbox.awaitCancel(LOUD_PERIOD_MILLIS)) {
                    repetition.send();
                }
            }
            case ABORT -> {
                connection.write(PduWriter.abort(Abort.BY_USER));
                throw new AssociationLostException(AssociationEnd.LOCAL_FAILURE, "aborted as the script says");
            }
            case DIE -> {
                death.run();
                throw new AssociationLostException(AssociationEnd.LOCAL_FAILURE, "died as the script says");
            }
        }
    }
}
