package io.niffler.dicom.net;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/** A range of IP addresses in CIDR notation, such as {@code 10.1.0.0/16}, {@code fd00::/8} or one address alone. */
public final class AddressRange {
    private static final Pattern LITERAL =
            Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

    private final byte[] network;
    private final int prefixLength;

    private AddressRange(byte[] network, int prefixLength) {
        this.network = network;
        this.prefixLength = prefixLength;
    }

    /**
     * Parses the notation. No name is ever resolved.
     *
     * @throws IllegalArgumentException when it is not an address or a range
     */
    public static AddressRange of(String cidr) {
        String text = cidr.trim();
        int slash = text.indexOf('/');
        String literal = slash < 0 ? text : text.substring(0, slash);
        try {
            if (!LITERAL.matcher(literal).matches()) {
                throw wrong(cidr);
            }
            byte[] network = InetAddress.getByName(literal).getAddress();
            int prefixLength = slash < 0 ? network.length * 8 : Integer.parseInt(text.substring(slash + 1));
            if (prefixLength < 0 || prefixLength > network.length * 8) {
                throw wrong(cidr);
            }
            return new AddressRange(network, prefixLength);
        } catch (UnknownHostException | NumberFormatException e) {
            throw new IllegalArgumentException(wrong(cidr).getMessage(), e);
        }
    }

    private static IllegalArgumentException wrong(String cidr) {
        return new IllegalArgumentException(
                "'" + cidr + "' is not an address range: write it like 10.1.0.0/16, fd00::/8 or 192.168.1.20.");
    }

    /** True when the address lies in the range; an IPv4 address never lies in an IPv6 range. */
    public boolean contains(InetAddress address) {
        byte[] candidate = address.getAddress();
        if (candidate.length != network.length) {
            return false;
        }
        int whole = prefixLength / 8;
        for (int i = 0; i < whole; i++) {
            if (candidate[i] != network[i]) {
                return false;
            }
        }
        int rest = prefixLength % 8;
        int mask = 0xFF00 >> rest & 0xFF;
        return rest == 0 || (candidate[whole] & mask) == (network[whole] & mask);
    }
}
