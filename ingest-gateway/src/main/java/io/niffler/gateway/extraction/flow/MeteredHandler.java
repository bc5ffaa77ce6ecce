package io.niffler.gateway.extraction.flow;

import io.niffler.dicom.net.AssociationInfo;
import io.niffler.dicom.net.InstanceHandler;
import io.niffler.dicom.net.StoreRequest;
import io.niffler.dicom.net.StoreResult;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongConsumer;

/**
 * Tells how many bytes of data sets come, as they come.
 *
 * @param bytes told of each piece; called concurrently
 */
public record MeteredHandler(InstanceHandler handler, LongConsumer bytes) implements InstanceHandler {
    @Override
    public StoreResult store(AssociationInfo association, StoreRequest request, InputStream dataSet)
            throws IOException {
        return handler.store(association, request, new Metered(dataSet, bytes));
    }

    private static final class Metered extends FilterInputStream {
        private final LongConsumer bytes;

        Metered(InputStream in, LongConsumer bytes) {
            super(in);
            this.bytes = bytes;
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            bytes.accept(read < 0 ? 0 : 1);
            return read;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = super.read(buffer, offset, length);
            bytes.accept(Math.max(0, read));
            return read;
        }

        @Override
        public long skip(long count) throws IOException {
            long skipped = super.skip(count);
            bytes.accept(skipped);
            return skipped;
        }
    }
}
