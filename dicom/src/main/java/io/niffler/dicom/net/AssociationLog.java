package io.niffler.dicom.net;

import io.niffler.dicom.data.Uids;
import java.net.InetSocketAddress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes one log line for each event, free of patient data, and passes the event on. */
public final class AssociationLog implements AssociationListener {
    private static final Logger LOG = LoggerFactory.getLogger(AssociationLog.class);

    private final AssociationListener next;

    /** Logs and then tells the next listener. */
    public AssociationLog(AssociationListener next) {
        this.next = next;
    }

    @Override
    public void opened(AssociationInfo association) {
        LOG.info(
                "Association {} opened by {} at {} ({})",
                association.id(),
                association.callingAe(),
                text(association.remote()),
                association.implementationVersion());
        next.opened(association);
    }

    @Override
    public void rejected(InetSocketAddress remote, String callingAe, Rejection rejection) {
        LOG.warn("Association from {} at {} {}", callingAe, text(remote), rejection.describe());
        next.rejected(remote, callingAe, rejection);
    }

    @Override
    public void closed(AssociationInfo association, AssociationEnd end, String detail) {
        if (end == AssociationEnd.RELEASED || end == AssociationEnd.SHUTDOWN) {
            LOG.info("Association {} of {} ended: {}", association.id(), association.callingAe(), detail);
        } else {
            LOG.warn(
                    "Association {} of {} at {} ended: {}: {}",
                    association.id(),
                    association.callingAe(),
                    text(association.remote()),
                    end,
                    detail);
        }
        next.closed(association, end, detail);
    }

    @Override
    public void connectionDropped(InetSocketAddress remote, AssociationEnd end, String detail) {
        LOG.warn("Connection from {} dropped: {}: {}", text(remote), end, detail);
        next.connectionDropped(remote, end, detail);
    }

    @Override
    public void protocolError(InetSocketAddress remote, ProtocolErrorKind kind) {
        next.protocolError(remote, kind);
    }

    @Override
    public void echoed(AssociationInfo association) {
        next.echoed(association);
    }

    @Override
    public void stored(AssociationInfo association, StoreRequest request, StoreResult result) {
        if (!result.isSuccess() && LOG.isWarnEnabled()) {
            LOG.warn(
                    "Association {} of {} at {}: C-STORE of {} answered {}: {}",
                    association.id(),
                    association.callingAe(),
                    text(association.remote()),
                    uid(request.sopInstanceUid()),
                    Status.toString(result.status()),
                    result.errorComment() == null ? "no reason given" : result.errorComment());
        }
        next.stored(association, request, result);
    }

    /** What is no UID may be anything, a name for example. */
    private static String uid(String text) {
        return Uids.isValid(text) ? text : "an instance without a valid UID";
    }

    private static String text(InetSocketAddress address) {
        return address.getAddress().getHostAddress() + ":" + address.getPort();
    }
}
