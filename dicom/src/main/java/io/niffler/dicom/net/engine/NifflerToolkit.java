package io.niffler.dicom.net.engine;

import io.niffler.dicom.net.AssociationListener;
import io.niffler.dicom.net.DicomToolkit;
import io.niffler.dicom.net.InstanceHandler;
import io.niffler.dicom.net.PresentationContextRequest;
import io.niffler.dicom.net.QueryOperation;
import io.niffler.dicom.net.QueryRetrieveProposal;
import io.niffler.dicom.net.QueryRetrieveScu;
import io.niffler.dicom.net.ScpConfig;
import io.niffler.dicom.net.ScuConfig;
import io.niffler.dicom.net.StorageScp;
import io.niffler.dicom.net.StorageScu;
import io.niffler.dicom.net.ul.WriteWatchdog;
import java.io.IOException;
import java.util.Collection;
import java.util.List;

/** Our own toolkit: blocking sockets, a thread for each association, data sets streamed from the socket to the handler. */
public final class NifflerToolkit implements DicomToolkit {
    /** A response to C-ECHO or C-STORE has no data set worth mentioning. */
    private static final long MAX_RESPONSE_DATA_SET = 1 << 20;

    private final WriteWatchdog watchdog = new WriteWatchdog();

    @Override
    public String name() {
        return "niffler";
    }

    @Override
    public StorageScp startStorageScp(ScpConfig config, InstanceHandler handler, AssociationListener listener)
            throws IOException {
        return new ScpServer(config, handler, listener, watchdog);
    }

    @Override
    public StorageScu openStorageScu(ScuConfig config, Collection<PresentationContextRequest> contexts)
            throws IOException {
        ScuHandshake handshake = new ScuHandshake(config, watchdog, MAX_RESPONSE_DATA_SET);
        return new StorageUser(handshake.open(List.copyOf(contexts), List.of(), List.of()));
    }

    @Override
    public QueryRetrieveScu openQueryRetrieveScu(ScuConfig config, QueryRetrieveProposal proposal) throws IOException {
        long longest = proposal.operations().contains(QueryOperation.GET)
                ? Math.max(config.maxDataSetLength(), config.maxIdentifierLength())
                : 2L * config.maxIdentifierLength();
        ProposedQueries queries = new ProposedQueries(proposal);
        ScuAssociation association = new ScuHandshake(config, watchdog, longest)
                .open(queries.contexts(), queries.roles(), queries.extended());
        return new QueryRetrieveUser(association, queries);
    }
}
