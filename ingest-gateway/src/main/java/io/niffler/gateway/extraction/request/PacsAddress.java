package io.niffler.gateway.extraction.request;

import io.niffler.dicom.net.AeTitle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where the PACS is: {@code AET@HOST:PORT}, the host a name or an address, IPv6 in brackets. */
public record PacsAddress(String aeTitle, String host, int port) {
    private static final Pattern FORM = Pattern.compile("(.+)@(\\[[0-9A-Fa-f:.%]+\\]|[^@\\s\\[\\]:/]+):([0-9]{1,5})");

    /** @throws IllegalArgumentException whose message says what to write instead */
    static PacsAddress parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("write AET@HOST:PORT, such as PACS@pacs.example.org:104");
        }
        String host = matcher.group(2);
        boolean brackets = host.startsWith("[");
        return new PacsAddress(
                AeTitle.require(matcher.group(1)),
                brackets ? host.substring(1, host.length() - 1) : host,
                OwnEntity.port(matcher.group(3)));
    }

    /** In the form that is read. */
    @Override
    public String toString() {
        return aeTitle + "@" + (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
    }
}
