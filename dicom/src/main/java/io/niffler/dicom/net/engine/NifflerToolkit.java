package io.niffler.dicom.net.engine;

import io.niffler.dicom.net.AssociationListener;
import io.niffler.dicom.net.DicomToolkit;
import io.niffler.dicom.net.InstanceHandler;
import io.niffler.dicom.net.PresentationContextRequest;
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
        return new ScuHandshake(config, watchdog).open(List.copyOf(contexts));
    }
}
