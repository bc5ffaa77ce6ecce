package io.niffler.gateway.extraction.flow;

import io.niffler.dicom.data.DataSet;
import io.niffler.dicom.data.DataSetReader;
import io.niffler.dicom.data.ReadOptions;
import io.niffler.dicom.data.Tag;
import io.niffler.dicom.data.TransferSyntax;
import io.niffler.dicom.net.AssociationListener;
import io.niffler.dicom.net.DicomToolkit;
import io.niffler.dicom.net.InstanceHandler;
import io.niffler.dicom.net.ScpConfig;
import io.niffler.dicom.net.StorageScp;
import io.niffler.dicom.net.StoreResult;
import java.io.IOException;
import java.net.InetAddress;

/** A storage provider that keeps nothing but what is to be counted. */
final class Receiver {
    private Receiver() {}

    static StorageScp start(String aeTitle, CountedArrivals arrivals) throws IOException {
        ScpConfig config = ScpConfig.builder()
                .aeTitles(aeTitle)
                .bindAddress(InetAddress.getLoopbackAddress())
                .port(0)
                .build();
        return DicomToolkit.named("niffler").startStorageScp(config, handler(arrivals), new AssociationListener() {});
    }

    static InstanceHandler handler(CountedArrivals arrivals) {
        return (association, request, in) -> {
            TransferSyntax syntax = TransferSyntax.of(request.transferSyntaxUid());
            DataSet dataSet =
                    DataSetReader.read(in, syntax, ReadOptions.HEADERS).dataSet();
            arrivals.arrived(dataSet.string(Tag.STUDY_INSTANCE_UID), request.sopInstanceUid());
            return StoreResult.SUCCESS;
        };
    }
}
