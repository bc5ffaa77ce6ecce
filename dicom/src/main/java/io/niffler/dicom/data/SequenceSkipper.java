package io.niffler.dicom.data;

import java.io.IOException;

/** Passes over the content of an element of undefined length without keeping any of it, however deep it is nested. */
final class SequenceSkipper {
    private static final int DELIMITER_GROUP = 0xFFFE;

    private final ByteSource source;
    private final HeaderReader header;

    SequenceSkipper(ByteSource source, HeaderReader header) {
        this.source = source;
        this.header = header;
    }

    /**
     * Consumes everything up to the matching delimiter and that one too.
     *
     * @param end the position where what holds the element ends
     * @return false when the delimiter does not come before the end
     */
    boolean skip(long end) throws IOException {
        Encoding outer = header.encoding();
        try {
            return skipOpen(end, outer);
        } finally {
            header.setEncoding(outer);
        }
    }

    private boolean skipOpen(long end, Encoding outer) throws IOException {
        int open = 1;
        int unknownSince = Integer.MAX_VALUE;
        while (open > 0) {
            long room = end - source.position();
            if (room < 8 || !source.ensure(8)) {
                return false;
            }
            boolean opens;
            if (Tag.group(header.peekTag()) == DELIMITER_GROUP) {
                int tag = header.peekTag();
                int length = header.peekItemLength();
                source.advance(8);
                opens = tag == Tag.ITEM && length == HeaderReader.UNDEFINED_LENGTH;
                if (tag != Tag.ITEM) {
                    open--;
                    if (open < unknownSince) {
                        unknownSince = Integer.MAX_VALUE;
                        header.setEncoding(outer);
                    }
                } else if (!opens && !skipValue(length, end)) {
                    return false;
                }
            } else {
                if (!header.read(room, false)) {
                    return false;
                }
                source.advance(header.size());
                opens = header.length() == HeaderReader.UNDEFINED_LENGTH;
                if (!opens && !skipValue(header.length(), end)) {
                    return false;
                }
                if (opens && header.isUn() && unknownSince == Integer.MAX_VALUE) {
                    unknownSince = open + 1;
                    header.setEncoding(Encoding.IMPLICIT_LITTLE);
                }
            }
            open += opens ? 1 : 0;
        }
        return true;
    }

    private boolean skipValue(int length, long end) throws IOException {
        long bytes = Integer.toUnsignedLong(length);
        return bytes <= end - source.position() && source.skip(bytes) == bytes;
    }
}
