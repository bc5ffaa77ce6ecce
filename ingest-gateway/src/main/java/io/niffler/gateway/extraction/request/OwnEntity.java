package io.niffler.gateway.extraction.request;

import io.niffler.dicom.net.AeTitle;

/**
 * Who asks: {@code AET} or {@code AET:PORT}.
 *
 * @param port where an own receiver would listen; 0 when none is named
 */
public record OwnEntity(String aeTitle, int port) {
    private static final int MAX_PORT = 65_535;

    /** @throws IllegalArgumentException whose message says what to write instead */
    static OwnEntity parse(String text) {
        int colon = text.lastIndexOf(':');
        return colon < 0
                ? new OwnEntity(AeTitle.require(text), 0)
                : new OwnEntity(AeTitle.require(text.substring(0, colon)), port(text.substring(colon + 1)));
    }

    static int port(String digits) {
        if (digits.matches("[0-9]{1,5}")) {
            int port = Integer.parseInt(digits);
            if (port >= 1 && port <= MAX_PORT) {
                return port;
            }
        }
        throw new IllegalArgumentException("write a port from 1 to " + MAX_PORT + " after the colon");
    }

    /** In the form that is read. */
    @Override
    public String toString() {
        return port == 0 ? aeTitle : aeTitle + ":" + port;
    }
}
