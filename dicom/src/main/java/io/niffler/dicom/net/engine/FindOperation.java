package io.niffler.dicom.net.engine;

import io.niffler.dicom.data.DataSet;
import io.niffler.dicom.net.FindResult;
import io.niffler.dicom.net.Status;
import io.niffler.dicom.net.dimse.CommandSet;
import io.niffler.dicom.net.dimse.Message;
import io.niffler.dicom.net.ul.WaitBudget;
import java.io.IOException;
import java.util.function.Consumer;

/** One C-FIND that was sent: its matches up to the limit, its end. */
final class FindOperation {
    private final ScuAssociation association;
    private final RunningOperation running;
    private final Identifiers identifiers;
    private final Consumer<DataSet> consumer;
    private int matches;
    private boolean limitReached;
    private boolean keysIgnored;

    FindOperation(
            ScuAssociation association, RunningOperation running, Identifiers identifiers, Consumer<DataSet> consumer) {
        this.association = association;
        this.running = running;
        this.identifiers = identifiers;
        this.consumer = consumer;
    }

    FindResult awaitEnd(CommandSet request) throws IOException {
        while (true) {
            Message message =
                    association.await(WaitBudget.of(association.config().responseTimeout(), "response to a C-FIND"));
            ScuAssociation.requireResponseTo(request, message);
            QueryResponse response = QueryResponse.of(message.command());
            if (response.isPending()) {
                match(message, response.status());
            }
            association.finishMessage();
            if (!response.isPending()) {
                return new FindResult(response.status(), response.comment(), matches, limitReached, keysIgnored);
            }
        }
    }

    private void match(Message message, int status) throws IOException {
        keysIgnored |= status == Status.PENDING_KEYS_IGNORED;
        if (matches == association.config().maxMatches()) {
            limitReached = true;
            running.cancel();
        } else {
            DataSet match = identifiers.match(message);
            matches++;
            consumer.accept(match);
        }
    }
}
