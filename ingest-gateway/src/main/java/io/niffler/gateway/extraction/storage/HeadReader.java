package io.niffler.gateway.extraction.storage;

import io.niffler.dicom.data.DataSet;
import io.niffler.dicom.data.DataSetReader;
import io.niffler.dicom.data.DicomParseException;
import io.niffler.dicom.data.ReadOptions;
import io.niffler.dicom.data.ReadResult;
import io.niffler.dicom.data.TransferSyntax;
import io.niffler.dicom.net.StoreRequest;
import io.niffler.gateway.InstanceCheck;
import io.niffler.gateway.Refusal;
import java.io.IOException;
import java.util.Optional;

/** Reads what names an instance from a stream, in bounded memory, and has it checked. */
final class HeadReader {
    /** Bytes within which the UIDs, and whatever else names the file, are looked for. */
    static final int LIMIT = 4 << 20;

    /** Together with the limit this bounds the memory of one reading to about 10 MiB. */
    private static final ReadOptions OPTIONS = ReadOptions.HEADERS
            .withMaxElements(50_000)
            .withMaxValueLength(4 << 10)
            .withMaxInflatedSize(LIMIT);

    private HeadReader() {}

    /** The attributes before the pixel data. */
    static DataSet read(CopiedHead head, StoreRequest request) throws IOException {
        ReadResult result;
        try {
            result = DataSetReader.read(head, TransferSyntax.of(request.transferSyntaxUid()), OPTIONS);
        } catch (DicomParseException e) {
            throw new StoreRefusedException(Refusal.UNREADABLE, e);
        }
        Optional<Refusal> refusal = InstanceCheck.refusal(result, request);
        if (refusal.isPresent()) {
            throw new StoreRefusedException(refusal.get());
        }
        return result.dataSet();
    }
}
