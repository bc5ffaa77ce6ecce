package io.niffler.gateway;

import io.niffler.dicom.data.DataSet;
import io.niffler.dicom.data.DataSetWriter;
import io.niffler.dicom.data.Tag;
import io.niffler.dicom.data.TransferSyntax;
import io.niffler.dicom.net.DicomToolkit;
import io.niffler.dicom.net.InstanceToSend;
import io.niffler.dicom.net.PresentationContextRequest;
import io.niffler.dicom.net.ScuConfig;
import io.niffler.dicom.net.StorageScu;
import io.niffler.dicom.net.StoreResult;
import io.niffler.dicom.testing.TestObjects;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A sender that can also send what no sender should. */
final class Peer implements AutoCloseable {
    private static final String SYNTAX = TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN.uid();

    private final StorageScu scu;

    Peer(InetSocketAddress to) throws IOException {
        List<PresentationContextRequest> contexts = new ArrayList<>();
        contexts.add(PresentationContextRequest.VERIFICATION);
        for (TestObjects.Kind kind : TestObjects.Kind.values()) {
            contexts.add(PresentationContextRequest.of(kind.sopClassUid(), SYNTAX));
        }
        ScuConfig config = ScuConfig.builder(to.getHostString(), to.getPort())
                .calledAe("NIFFLER")
                .callingAe("PEER")
                .responseTimeout(Duration.ofSeconds(60))
                .build();
        scu = DicomToolkit.named("niffler").openStorageScu(config, contexts);
    }

    int echo() throws IOException {
        return scu.echo();
    }

    /** Sends a data set as what it says it is. */
    StoreResult store(DataSet dataSet) throws IOException {
        return store(dataSet.string(Tag.SOP_CLASS_UID), dataSet.string(Tag.SOP_INSTANCE_UID), encode(dataSet));
    }

    /** Sends any bytes as anything. */
    StoreResult store(String sopClassUid, String sopInstanceUid, byte[] dataSet) throws IOException {
        return scu.store(InstanceToSend.of(sopClassUid, sopInstanceUid, SYNTAX, dataSet, 0, dataSet.length));
    }

    static byte[] encode(DataSet dataSet) {
        return DataSetWriter.toBytes(dataSet, TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN);
    }

    @Override
    public void close() {
        scu.close();
    }
}
