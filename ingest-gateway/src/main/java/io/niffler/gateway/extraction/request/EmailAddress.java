package io.niffler.gateway.extraction.request;

import java.util.regex.Pattern;

/** One plain address, without anything that could become a header or a second recipient. */
final class EmailAddress {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._%+'-]{1,64}@[A-Za-z0-9.-]{1,255}");

    private EmailAddress() {}

    /** @throws IllegalArgumentException whose message says what to write instead */
    static String require(String text) {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException("write one address such as name@example.org");
        }
        return text;
    }
}
