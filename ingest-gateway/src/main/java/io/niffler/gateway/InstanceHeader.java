package io.niffler.gateway;

import io.niffler.dicom.data.DataSet;
import io.niffler.dicom.data.DataSetProblem;
import io.niffler.dicom.data.DataSetReader;
import io.niffler.dicom.data.DicomParseException;
import io.niffler.dicom.data.Element;
import io.niffler.dicom.data.ReadOptions;
import io.niffler.dicom.data.ReadResult;
import io.niffler.dicom.data.Tag;
import io.niffler.dicom.data.TransferSyntax;
import io.niffler.dicom.data.Uids;
import io.niffler.dicom.net.StoreRequest;

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
        if (!reachesSeries(dataSet)) {
            if (!whole) {
                return null;
            }
            throw new InstanceRefusedException(Refusal.UNREADABLE);
        }
        // Bytes that are no data set give stray elements, but hardly these.
        require(namesAnything(dataSet) || result.problems().isEmpty(), Refusal.UNREADABLE);
        check(dataSet, request);
        return new InstanceHeader(
                dataSet.string(Tag.STUDY_INSTANCE_UID),
                dataSet.string(Tag.SERIES_INSTANCE_UID),
                PixelDataEnd.find(bytes, offset, length, result.consumed(), syntax));
    }

    private static void check(DataSet dataSet, StoreRequest request) throws InstanceRefusedException {
        require(request.sopClassUid().equals(dataSet.string(Tag.SOP_CLASS_UID)), Refusal.SOP_CLASS_DIFFERS);
        require(request.sopInstanceUid().equals(dataSet.string(Tag.SOP_INSTANCE_UID)), Refusal.SOP_INSTANCE_DIFFERS);
        require(isUid(dataSet.string(Tag.STUDY_INSTANCE_UID)), Refusal.NO_STUDY_UID);
        require(isUid(dataSet.string(Tag.SERIES_INSTANCE_UID)), Refusal.NO_SERIES_UID);
    }

    private static void require(boolean holds, Refusal otherwise) throws InstanceRefusedException {
        if (!holds) {
            throw new InstanceRefusedException(otherwise);
        }
    }

    private static boolean isUid(String text) {
        return text != null && Uids.isValid(text);
    }

    private static boolean namesAnything(DataSet dataSet) {
        return dataSet.contains(Tag.SOP_CLASS_UID)
                || dataSet.contains(Tag.SOP_INSTANCE_UID)
                || dataSet.contains(Tag.STUDY_INSTANCE_UID)
                || dataSet.contains(Tag.SERIES_INSTANCE_UID);
    }

    private static boolean reachesSeries(DataSet dataSet) {
        if (dataSet.contains(Tag.SERIES_INSTANCE_UID)) {
            return true;
        }
        int highest = 0;
        for (Element element : dataSet) {
            highest = element.tag();
        }
        return Integer.compareUnsigned(highest, Tag.SERIES_INSTANCE_UID) > 0;
    }
}
