package io.niffler.dicom.data;

import java.util.List;

/**
 * What reading a data set gave.
 *
 * @param problems in the order met, at most {@value DataSetReader#MAX_PROBLEMS}; empty for a sound data set
 * @param consumed bytes read up to the end, or to the tag at which reading was told to stop; in a deflated data set
 *     inflated bytes
 */
public record ReadResult(DataSet dataSet, List<DataSetProblem> problems, long consumed) {
    public ReadResult {
        problems = List.copyOf(problems);
    }
}
