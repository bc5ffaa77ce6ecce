package io.niffler.jobs.metadata.features;

import java.io.Serializable;

/**
 * One attribute of a feature set.
 *
 * @param key the name in the document: the attribute's keyword, or the tag as {@code 0x0051100F}
 * @param tag the tag, group in the upper half
 */
public record Feature(String key, int tag) implements Serializable {
    private static final long serialVersionUID = 1L;
}
