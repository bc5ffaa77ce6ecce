package io.niffler.dicom.pixel.jpeg2000;

import java.util.ArrayList;
import java.util.List;

/** What the code stream holds of one tile, collected from its tile-parts. */
final class CodedTile {
    private final CodingParameters parameters;
    private final List<ByteCursor> bodies = new ArrayList<>();
    private final List<ByteCursor> packedHeaders = new ArrayList<>();

    CodedTile(CodingParameters parameters) {
        this.parameters = parameters;
    }

    CodingParameters parameters() {
        return parameters;
    }

    void addBody(ByteCursor body) {
        bodies.add(body);
    }

    void addPackedHeaders(List<ByteCursor> headers) {
        packedHeaders.addAll(headers);
    }

    /** The packets, without headers where those are packed. */
    ByteCursor body() {
        return joined(bodies);
    }

    /** The headers of the packets where they stand apart (ITU-T T.800 A.7.4, A.7.5), else null. */
    ByteCursor headers() {
        return packedHeaders.isEmpty() ? null : joined(packedHeaders);
    }

    static ByteCursor joined(List<ByteCursor> parts) {
        if (parts.size() == 1) {
            return parts.get(0);
        }
        int length = parts.stream().mapToInt(ByteCursor::remaining).sum();
        byte[] bytes = new byte[length];
        int at = 0;
        for (ByteCursor part : parts) {
            System.arraycopy(part.array(), part.position(), bytes, at, part.remaining());
            at += part.remaining();
        }
        return new ByteCursor(bytes, 0, length);
    }
}
