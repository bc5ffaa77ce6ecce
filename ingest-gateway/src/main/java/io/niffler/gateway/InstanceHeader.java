package io.niffler.gateway;

import io.niffler.dicom.data.DataSet;
import io.niffler.dicom.data.DataSetProblem;
import io.niffler.dicom.data.DataSetReader;
import io.niffler.dicom.data.DicomParseException;
import io.niffler.dicom.data.ReadOptions;
import io.niffler.dicom.data.ReadResult;
import io.niffler.dicom.data.Tag;
import io.niffler.dicom.data.TransferSyntax;
import io.niffler.dicom.net.StoreRequest;
import java.util.Optional;

/**
 * What the gateway reads of a data set: the UIDs that name the instance, and where its pixel data ends.
 *
 * @param studyInstanceUid (0020,000D)
 * @param seriesInstanceUid (0020,000E)
 * @param expectedLength length of the data set in bytes as far as its pixel data tells, -1 when it does not
 */
record InstanceHeader(String studyInstanceUid, String seriesInstanceUid, long expectedLength) {
    private static final int MAX_UID_LENGTH = 64;
    private static final int MAX_ELEMENTS = 100_000;

    /** Bounds the memory of one reading to about 32 MiB, whatever it reads: each element costs more than its bytes. */
    private static final ReadOptions OPTIONS = ReadOptions.HEADERS
            .withMaxElements(MAX_ELEMENTS)
            .withMaxValueLength(4 * MAX_UID_LENGTH)
            .withMaxInflatedSize(16L << 20);

    /**
     * Reads the header and holds it against the command (PS3.4 B.2.3).
     *
     * @param whole whether this is all there is of the data set
     * @return null when more of the data set is needed
     * @throws InstanceRefusedException when the instance cannot be identified
     */
    static InstanceHeader read(byte[] bytes, int offset, int length, boolean whole, StoreRequest request)
            throws InstanceRefusedException {
        TransferSyntax syntax = TransferSyntax.of(request.transferSyntaxUid());
        ReadResult result;
        try {
            result = DataSetReader.read(bytes, offset, length, syntax, OPTIONS);
        } catch (DicomParseException e) {
            if (!whole && e.kind() == DataSetProblem.Kind.TRUNCATED) {
                return null;
            }
            throw new InstanceRefusedException(Refusal.UNREADABLE, e);
        }
        DataSet dataSet = result.dataSet();
        if (!whole && !InstanceCheck.reachesSeries(dataSet)) {
            return null;
        }
        Optional<Refusal> refusal = InstanceCheck.refusal(result, request);
        if (refusal.isPresent()) {
            throw new InstanceRefusedException(refusal.get());
        }
        return new InstanceHeader(
                dataSet.string(Tag.STUDY_INSTANCE_UID),
                dataSet.string(Tag.SERIES_INSTANCE_UID),
                PixelDataEnd.find(bytes, offset, length, result.consumed(), syntax));
    }
}
