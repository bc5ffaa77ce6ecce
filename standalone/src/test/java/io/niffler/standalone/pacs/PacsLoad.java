package io.niffler.standalone.pacs;

import io.niffler.dicom.data.DataSet;
import io.niffler.dicom.data.DataSetWriter;
import io.niffler.dicom.data.Tag;
import io.niffler.dicom.data.TransferSyntax;
import io.niffler.dicom.net.DicomToolkit;
import io.niffler.dicom.net.InstanceToSend;
import io.niffler.dicom.net.PresentationContextRequest;
import io.niffler.dicom.net.ScuConfig;
import io.niffler.dicom.net.Status;
import io.niffler.dicom.net.StorageScu;
import io.niffler.dicom.net.StoreResult;
import io.niffler.dicom.testing.TestObjects.Kind;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Gives studies to a PACS by C-STORE. */
public final class PacsLoad {
    private static final TransferSyntax SYNTAX = TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN;
    private static final Duration ANSWER = Duration.ofMinutes(1);

    private PacsLoad() {}

    /** Over one association: two would make dcmqrscp wait for itself. */
    public static void send(List<HeldStudy> studies, String ae, int port) throws IOException {
        ScuConfig config = ScuConfig.builder("127.0.0.1", port)
                .calledAe(ae)
                .callingAe("LOADER")
                .responseTimeout(ANSWER)
                .build();
        List<PresentationContextRequest> contexts = Stream.of(Kind.CT, Kind.MR)
                .map(kind -> PresentationContextRequest.of(kind.sopClassUid(), SYNTAX.uid()))
                .toList();
        try (StorageScu scu = DicomToolkit.named("niffler").openStorageScu(config, contexts)) {
            for (HeldStudy study : studies) {
                for (DataSet instance : study.instances()) {
                    store(scu, instance);
                }
            }
        }
    }

    private static void store(StorageScu scu, DataSet instance) throws IOException {
        byte[] bytes = DataSetWriter.toBytes(instance, SYNTAX);
        StoreResult result = scu.store(InstanceToSend.of(
                instance.string(Tag.SOP_CLASS_UID),
                instance.string(Tag.SOP_INSTANCE_UID),
                SYNTAX.uid(),
                bytes,
                0,
                bytes.length));
        if (!result.isSuccess()) {
            throw new IOException("The PACS answered " + Status.toString(result.status()));
        }
    }
}
