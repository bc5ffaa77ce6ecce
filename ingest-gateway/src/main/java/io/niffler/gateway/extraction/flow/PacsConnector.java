package io.niffler.gateway.extraction.flow;

import io.niffler.dicom.net.QueryRetrieveScu;
import java.io.IOException;

/** Opens associations to the PACS. */
@FunctionalInterface
public interface PacsConnector {
    QueryRetrieveScu open() throws IOException;
}
