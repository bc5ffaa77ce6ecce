package io.niffler.gateway.extraction.storage;

import io.niffler.dicom.data.DataSet;
import java.util.HexFormat;
import java.util.List;

/** Literal text of a pattern, or the value that stands for an attribute in braces. */
sealed interface PathPiece {
    String textFor(DataSet attributes);

    /** Text that stands in every name as it is. */
    record Literal(String text) implements PathPiece {
        @Override
        public String textFor(DataSet attributes) {
            return text;
        }
    }

    /**
     * The first value of an attribute.
     *
     * @param hashed whether eight hexadecimal digits stand for it: the hash that Java defines for texts ({@link String#hashCode}), which
     *     is what dcm4che writes
     */
    record Attribute(int tag, boolean hashed) implements PathPiece {
        @Override
        public String textFor(DataSet attributes) {
            List<String> values = attributes.strings(tag);
            String value = values.isEmpty() ? "" : values.get(0);
            return hashed && !value.isEmpty()
                    ? HexFormat.of().withUpperCase().toHexDigits(value.hashCode())
                    : SafeName.of(value);
        }
    }
}
