package io.niffler.dicom.data;

import java.io.IOException;

/** A document that is not the DICOM JSON model of PS3.18 F.2. The message names the attribute, never a value. */
public class DicomJsonException extends IOException {
    private static final long serialVersionUID = 1L;

    /** A fault in an attribute. */
    public DicomJsonException(int tag, String fault) {
        super("Cannot read the DICOM JSON: " + Tag.toString(tag) + " " + fault);
    }

    /** A fault at a place in the text. */
    public DicomJsonException(String fault, int line, int column) {
        super("Cannot read the DICOM JSON: " + fault + " at line " + line + ", column " + column);
    }
}
