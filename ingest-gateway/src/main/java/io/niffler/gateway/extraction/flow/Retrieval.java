package io.niffler.gateway.extraction.flow;

import io.niffler.dicom.data.DataSet;
import io.niffler.dicom.net.InformationModel;
import io.niffler.dicom.net.InstanceHandler;
import io.niffler.dicom.net.QueryOperation;
import io.niffler.dicom.net.QueryRetrieveScu;
import io.niffler.dicom.net.RetrieveListener;
import io.niffler.dicom.net.RetrieveResult;
import java.io.IOException;

/** How instances come to us. */
public sealed interface Retrieval permits Retrieval.Move, Retrieval.Get {
    QueryOperation operation();

    /** Retrieves, and has the listener told of pending responses. */
    RetrieveResult retrieve(
            QueryRetrieveScu pacs, InformationModel model, DataSet identifier, RetrieveListener listener)
            throws IOException;

    /** The PACS sends them to an AE title that it knows. */
    record Move(String destinationAe) implements Retrieval {
        @Override
        public QueryOperation operation() {
            return QueryOperation.MOVE;
        }

        @Override
        public RetrieveResult retrieve(
                QueryRetrieveScu pacs, InformationModel model, DataSet identifier, RetrieveListener listener)
                throws IOException {
            return pacs.move(model, identifier, destinationAe, listener);
        }
    }

    /** The PACS sends them over our own association. */
    record Get(InstanceHandler handler) implements Retrieval {
        @Override
        public QueryOperation operation() {
            return QueryOperation.GET;
        }

        @Override
        public RetrieveResult retrieve(
                QueryRetrieveScu pacs, InformationModel model, DataSet identifier, RetrieveListener listener)
                throws IOException {
            return pacs.get(model, identifier, handler, listener);
        }
    }
}
