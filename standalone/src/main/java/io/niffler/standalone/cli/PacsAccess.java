package io.niffler.standalone.cli;

import io.niffler.dicom.net.DicomToolkit;
import io.niffler.dicom.net.InformationModel;
import io.niffler.dicom.net.PresentationContextRequest;
import io.niffler.dicom.net.QueryOperation;
import io.niffler.dicom.net.QueryRetrieveProposal;
import io.niffler.dicom.net.QueryRetrieveScu;
import io.niffler.dicom.net.ScuConfig;
import io.niffler.gateway.extraction.flow.PacsConnector;
import io.niffler.gateway.extraction.request.Delivery;
import io.niffler.gateway.extraction.request.ExtractRequest;
import io.niffler.gateway.extraction.request.PacsAddress;
import io.niffler.gateway.extraction.request.RetrieveWay;
import io.niffler.standalone.EnvironmentException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Associations to the PACS of an extraction. */
final class PacsAccess implements PacsConnector {
    private static final Logger LOG = LoggerFactory.getLogger(PacsAccess.class);
    /** Stalls are noticed by the run, which knows what has arrived as well. */
    private static final Duration LONGEST_RETRIEVAL = Duration.ofDays(1);

    private final DicomToolkit toolkit;
    private final PacsAddress pacs;
    private final QueryOperation retrieval;
    private final ScuConfig config;
    private final QueryRetrieveProposal proposal;

    PacsAccess(DicomToolkit toolkit, ExtractRequest request) {
        this.toolkit = toolkit;
        this.pacs = request.peers().pacs();
        this.config = config(request);
        boolean get = request.delivery()
                .filter(delivery -> delivery.way() == RetrieveWay.GET)
                .isPresent();
        this.retrieval = get ? QueryOperation.GET : QueryOperation.MOVE;
        List<PresentationContextRequest> storage =
                request.delivery().map(Delivery::storage).orElse(List.of());
        this.proposal = new QueryRetrieveProposal(
                Set.of(InformationModel.values()), Set.of(QueryOperation.FIND, retrieval), false, storage);
    }

    private static ScuConfig config(ExtractRequest request) {
        PacsAddress pacs = request.peers().pacs();
        ScuConfig.Builder builder = ScuConfig.builder(pacs.host(), pacs.port())
                .calledAe(pacs.aeTitle())
                .callingAe(request.peers().own().aeTitle())
                .retrieveTimeout(LONGEST_RETRIEVAL);
        request.tls().ifPresent(tls -> builder.tls(tls.context()).verifyHostName(tls.verifyHostName()));
        return builder.build();
    }

    @Override
    public QueryRetrieveScu open() throws IOException {
        return toolkit.openQueryRetrieveScu(config, proposal);
    }

    /**
     * Asks once whether images can be retrieved in the way that is configured, which the PACS would deny for each study else. One that
     * cannot be reached now may be when the first study is asked for.
     */
    void requireRetrieval() throws EnvironmentException {
        try (QueryRetrieveScu association = open()) {
            for (InformationModel model : InformationModel.values()) {
                if (association.supports(retrieval, model)) {
                    return;
                }
            }
        } catch (IOException e) {
            LOG.debug("It is not known yet what {} can do", pacs, e);
            return;
        }
        String other = retrieval == QueryOperation.GET ? "move" : "get";
        throw new EnvironmentException(pacs + " does not take part in C-" + retrieval + " with " + config.callingAe()
                + ": have it allowed there, or try extract.retrieve: " + other + ".");
    }
}
