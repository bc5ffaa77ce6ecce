package io.niffler.jobs.acquisition;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/** The values of one element of DICOM JSON, under the parser's current token. Exactly one method is to be called, once. */
final class ElementValue {
    private static final long NUMBER_LIMIT = 1L << 31;

    private final JsonParser parser;
    private final int maxText;

    ElementValue(JsonParser parser, int maxText) {
        this.parser = parser;
        this.maxText = maxText;
    }

    /**
     * The first value as text without spaces around it, or null when there is none. NULs, which some devices leave in texts
     * and no document's name may have, count as spaces.
     */
    String text() throws IOException {
        String[] first = {null};
        forEach((index, text) -> {
            if (index == 0) {
                first[0] = text.replace('\0', ' ');
            }
        });
        return first[0] == null || first[0].isBlank() ? null : shortened(first[0].strip());
    }

    /** Whether a value is this text. */
    boolean contains(String wanted) throws IOException {
        boolean[] found = {false};
        forEach((index, text) -> found[0] |= text.strip().equals(wanted));
        return found[0];
    }

    /** The first value as an IS number (PS3.5 6.2: 32 bits), or another when there is none. */
    long number(long otherwise) throws IOException {
        String text = text();
        if (text == null || text.length() > 12) {
            return otherwise;
        }
        try {
            long number = Long.parseLong(text);
            return number >= -NUMBER_LIMIT && number < NUMBER_LIMIT ? number : otherwise;
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }

    void skip() throws IOException {
        parser.skipChildren();
    }

    private interface Visitor {
        void value(int index, String text);
    }

    private void forEach(Visitor visitor) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return;
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            boolean values = parser.currentName().equals("Value");
            if (parser.nextToken() == JsonToken.START_ARRAY && values) {
                int index = 0;
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    if (parser.currentToken() == null) {
                        return;
                    }
                    if (parser.currentToken().isScalarValue() && parser.currentToken() != JsonToken.VALUE_NULL) {
                        visitor.value(index, parser.getText());
                    } else {
                        parser.skipChildren();
                    }
                    index++;
                }
            } else {
                parser.skipChildren();
            }
        }
    }

    private String shortened(String text) {
        if (text.length() <= maxText) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(maxText - 1)) ? maxText - 1 : maxText);
    }
}
