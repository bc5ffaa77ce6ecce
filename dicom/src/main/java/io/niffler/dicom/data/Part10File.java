package io.niffler.dicom.data;

import java.util.List;

/**
 * A DICOM file (PS3.10 chapter 7) as read.
 *
 * @param fileMeta group 0002; empty when the file has none
 * @param transferSyntaxUid what the file meta information names; when it names none, what was found by looking at the
 *     data set
 * @param problems of the file meta information and the data set, in the order met
 * @param dataSetOffset where the data set begins in the file, in bytes
 */
public record Part10File(
        DataSet fileMeta,
        String transferSyntaxUid,
        DataSet dataSet,
        List<DataSetProblem> problems,
        long dataSetOffset) {
    public Part10File {
        problems = List.copyOf(problems);
    }
}
