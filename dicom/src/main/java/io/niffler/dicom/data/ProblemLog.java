package io.niffler.dicom.data;

import java.util.ArrayList;
import java.util.List;

/** Collects problems while reading, or throws the first one when reading is strict. */
final class ProblemLog {
    private final List<DataSetProblem> problems = new ArrayList<>(0);
    private final boolean strict;

    ProblemLog(boolean strict) {
        this.strict = strict;
    }

    /** Notes a problem that reading survives; beyond the limit they are dropped. */
    void add(DataSetProblem.Kind kind, int tag, long offset) throws DicomParseException {
        if (problems.size() < DataSetReader.MAX_PROBLEMS || strict) {
            addFinal(kind, tag, offset);
        }
    }

    /** Notes the problem that ends reading, whatever the limit. */
    void addFinal(DataSetProblem.Kind kind, int tag, long offset) throws DicomParseException {
        if (strict) {
            throw new DicomParseException(kind, tag, offset);
        }
        problems.add(new DataSetProblem(tag, kind, offset));
    }

    List<DataSetProblem> list() {
        return problems;
    }

    /** What to throw when nothing could be read. */
    DicomParseException asException(DataSetProblem.Kind otherwise, long offset) {
        return problems.isEmpty()
                ? new DicomParseException(otherwise, 0, offset)
                : new DicomParseException(problems.get(problems.size() - 1));
    }
}
