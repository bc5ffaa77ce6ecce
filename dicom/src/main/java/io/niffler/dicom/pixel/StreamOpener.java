package io.niffler.dicom.pixel;

import java.io.IOException;
import java.io.InputStream;

/** Opens the same bytes from their start, as often as asked. Streams that skip cheaply make large images cheap. */
@FunctionalInterface
public interface StreamOpener {
    InputStream open() throws IOException;
}
