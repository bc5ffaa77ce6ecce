package io.niffler.events;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;

/** Takes the elements of a data set while its record is read, see {@link MetadataRecord#scan}. */
@FunctionalInterface
public interface ElementVisitor {

    /**
     * Takes one element, or nothing of it.
     *
     * @param tag as the JSON names it, eight upper-case hex digits if it is DICOM JSON
     * @param element at the first token of the element's value; to be left there or at its last token
     * @throws IOException as the parser does
     */
    void element(String tag, JsonParser element) throws IOException;
}
