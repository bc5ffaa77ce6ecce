package io.niffler.events;

import java.util.Locale;

/** Why an instance reached us. */
public enum Origin {
    /** Sent by a modality or PACS as it was acquired. */
    LIVE,
    /** Fetched from an archive on request. */
    RETROSPECTIVE;

    private final String text = name().toLowerCase(Locale.ROOT);

    /** The text in headers and JSON: {@code live} or {@code retrospective}. */
    public String text() {
        return text;
    }

    /**
     * The origin with this text.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Origin of(String text) {
        for (Origin origin : values()) {
            if (origin.text.equals(text)) {
                return origin;
            }
        }
        throw new IllegalArgumentException("An origin is live or retrospective.");
    }
}
