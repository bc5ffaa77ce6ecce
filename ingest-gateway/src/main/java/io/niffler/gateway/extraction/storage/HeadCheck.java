package io.niffler.gateway.extraction.storage;

import io.niffler.dicom.data.DataSet;
import io.niffler.dicom.data.DataSetReader;
import io.niffler.dicom.data.DicomParseException;
import io.niffler.dicom.data.ReadOptions;
import io.niffler.dicom.data.ReadResult;
import io.niffler.dicom.data.Tag;
import io.niffler.dicom.data.TransferSyntax;
import io.niffler.dicom.data.Uids;
import io.niffler.dicom.net.StoreRequest;
import java.io.IOException;

/** Reads what names an instance and holds it against the command (PS3.4 B.2.3). */
final class HeadCheck {
    /** Bytes within which the UIDs, and whatever else names the file, are looked for. */
    static final int LIMIT = 4 << 20;

    /** Together with the limit this bounds the memory of one reading to about 10 MiB. */
    private static final ReadOptions OPTIONS = ReadOptions.HEADERS
            .withMaxElements(50_000)
            .withMaxValueLength(4 << 10)
            .withMaxInflatedSize(LIMIT);

    private HeadCheck() {}

    /** The attributes before the pixel data. */
    static DataSet read(CopiedHead head, StoreRequest request) throws IOException {
        ReadResult result;
        try {
            result = DataSetReader.read(head, TransferSyntax.of(request.transferSyntaxUid()), OPTIONS);
        } catch (DicomParseException e) {
            throw new StoreRefusedException(StoreRefusal.UNREADABLE, e);
        }
        DataSet attributes = result.dataSet();
        // What ends or breaks before its last UID says nothing of what was meant.
        require(
                attributes.contains(Tag.SERIES_INSTANCE_UID)
                        || result.problems().isEmpty(),
                StoreRefusal.UNREADABLE);
        require(request.sopClassUid().equals(attributes.string(Tag.SOP_CLASS_UID)), StoreRefusal.SOP_CLASS_DIFFERS);
        require(
                request.sopInstanceUid().equals(attributes.string(Tag.SOP_INSTANCE_UID)),
                StoreRefusal.SOP_INSTANCE_DIFFERS);
        require(isUid(attributes.string(Tag.STUDY_INSTANCE_UID)), StoreRefusal.NO_STUDY_UID);
        require(isUid(attributes.string(Tag.SERIES_INSTANCE_UID)), StoreRefusal.NO_SERIES_UID);
        return attributes;
    }

    private static boolean isUid(String text) {
        return text != null && Uids.isValid(text);
    }

    private static void require(boolean holds, StoreRefusal otherwise) throws StoreRefusedException {
        if (!holds) {
            throw new StoreRefusedException(otherwise);
        }
    }
}
