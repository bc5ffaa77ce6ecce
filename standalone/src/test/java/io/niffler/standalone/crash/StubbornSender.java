package io.niffler.standalone.crash;

import io.niffler.dicom.net.DicomToolkit;
import io.niffler.dicom.net.InstanceToSend;
import io.niffler.dicom.net.PresentationContextRequest;
import io.niffler.dicom.net.ScuConfig;
import io.niffler.dicom.net.StorageScu;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** Sends as a modality would: an instance is sent again until it is answered Success, then never more. */
final class StubbornSender extends Thread {
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final InstanceStream stream;
    private final ScuConfig config;
    private final Set<String> acknowledged;
    private final AtomicInteger interrupted;
    private volatile boolean finishing;
    private StorageScu association;

    StubbornSender(InstanceStream stream, int port, Set<String> acknowledged, AtomicInteger interrupted) {
        super("sender");
        setDaemon(true);
        this.stream = stream;
        this.acknowledged = acknowledged;
        this.interrupted = interrupted;
        this.config = ScuConfig.builder("127.0.0.1", port)
                .calledAe("NIFFLER")
                .callingAe("CRASH")
                .responseTimeout(Duration.ofSeconds(40))
                .build();
    }

    static Set<String> newUidSet() {
        return ConcurrentHashMap.newKeySet();
    }

    /** Ends the thread once its current instance is acknowledged. */
    void finish() {
        finishing = true;
    }

    @Override
    public void run() {
        while (!finishing) {
            InstanceToSend instance = stream.next();
            while (!stored(instance)) {
                LockSupport.parkNanos(PAUSE.toNanos());
            }
            acknowledged.add(instance.sopInstanceUid());
        }
        association.close();
    }

    private boolean stored(InstanceToSend instance) {
        boolean underWay = false;
        try {
            if (association == null) {
                association = DicomToolkit.named("niffler")
                        .openStorageScu(
                                config,
                                List.of(PresentationContextRequest.of(
                                        InstanceStream.CT_IMAGE_STORAGE, InstanceStream.SYNTAX.uid())));
            }
            underWay = true;
            return association.store(instance).isSuccess();
        } catch (IOException e) {
            if (underWay) {
                interrupted.incrementAndGet();
            }
            if (association != null) {
                association.abort();
                association = null;
            }
            return false;
        }
    }
}
