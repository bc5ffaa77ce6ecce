package io.niffler.standalone.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Where a DICOM node listens.
 *
 * @param host name or address, IPv6 without brackets
 * @param port 1 to 65535
 */
record Peer(String host, int port) {
    private static final int MAX_PORT = 65535;

    @Override
    public String toString() {
        return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
    }

    static Peer parse(String text) {
        int colon = text.lastIndexOf(':');
        String host = colon < 0 ? "" : text.substring(0, colon);
        if (host.startsWith("[") && host.endsWith("]")) {
            host = host.substring(1, host.length() - 1);
        }
        try {
            int port = Integer.parseInt(text.substring(colon + 1));
            if (!host.isBlank() && port >= 1 && port <= MAX_PORT) {
                return new Peer(host, port);
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(complaint(text), e);
        }
        throw new IllegalArgumentException(complaint(text));
    }

    private static String complaint(String text) {
        return "'" + text + "' is not an address: write HOST:PORT, for example localhost:11112";
    }

    /** For picocli. */
    static final class Converter implements ITypeConverter<Peer> {
        @Override
        public Peer convert(String text) {
            try {
                return parse(text);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        }
    }
}
