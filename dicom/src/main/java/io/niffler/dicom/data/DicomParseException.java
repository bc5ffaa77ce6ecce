package io.niffler.dicom.data;

import java.io.IOException;

/** Bytes that cannot be read as DICOM. The message names the kind, tag and offset, never a value. */
public class DicomParseException extends IOException {
    private static final long serialVersionUID = 1L;

    private final DataSetProblem.Kind kind;
    private final int tag;
    private final long offset;

    public DicomParseException(DataSetProblem.Kind kind, int tag, long offset) {
        super("Cannot read the data set: " + kind.sentence() + " (" + kind + ", tag " + Tag.toString(tag) + ", offset "
                + offset + ")");
        this.kind = kind;
        this.tag = tag;
        this.offset = offset;
    }

    public DicomParseException(DataSetProblem problem) {
        this(problem.kind(), problem.tag(), problem.offset());
    }

    public DataSetProblem.Kind kind() {
        return kind;
    }

    /** The element concerned; 0 when there is none. */
    public int tag() {
        return tag;
    }

    /** Bytes from the start of what was read. */
    public long offset() {
        return offset;
    }
}
