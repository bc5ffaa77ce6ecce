package io.niffler.events;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/** Reads text headers within bounds. */
final class HeaderReader {
    static final int MAX_HEADERS = 64;
    static final int MAX_HEADER_BYTES = 1024;
    static final int MAX_TOTAL_BYTES = 16 * 1024;

    private final Headers headers;

    /** @throws BadRecordException if the headers together exceed the bounds */
    HeaderReader(Headers headers) throws BadRecordException {
        int count = 0;
        long total = 0;
        for (Header header : headers) {
            count++;
            total += (long) header.key().length() + (header.value() == null ? 0 : header.value().length);
        }
        if (count > MAX_HEADERS || total > MAX_TOTAL_BYTES) {
            throw new BadRecordException(
                    DeadLetterReason.HEADER_TOO_LARGE,
                    "more than " + MAX_HEADERS + " headers or " + MAX_TOTAL_BYTES + " bytes of them");
        }
        this.headers = headers;
    }

    String required(String name) throws BadRecordException {
        String value = optional(name);
        if (value == null) {
            throw new BadRecordException(DeadLetterReason.HEADER_MISSING, name);
        }
        return value;
    }

    /** The text of the last header with this name, null if there is none. */
    String optional(String name) throws BadRecordException {
        Header header = headers.lastHeader(name);
        if (header == null || header.value() == null) {
            return null;
        }
        if (header.value().length > MAX_HEADER_BYTES) {
            throw new BadRecordException(
                    DeadLetterReason.HEADER_TOO_LARGE, name + " has more than " + MAX_HEADER_BYTES + " bytes");
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(header.value()))
                    .toString();
        } catch (CharacterCodingException e) {
            throw malformed(name);
        }
    }

    long requiredLong(String name) throws BadRecordException {
        String text = required(name);
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw malformed(name);
        }
    }

    static BadRecordException malformed(String name) {
        return new BadRecordException(DeadLetterReason.HEADER_MALFORMED, name);
    }
}
