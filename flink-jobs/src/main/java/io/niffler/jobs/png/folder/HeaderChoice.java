package io.niffler.jobs.png.folder;

import io.niffler.jobs.metadata.features.Feature;
import io.niffler.jobs.metadata.features.FeatureSet;
import java.io.Serializable;
import java.util.HashSet;
import java.util.Set;

/**
 * Which attributes become columns of metadata.csv.
 *
 * @param publicOnly whether only those that the standard names
 * @param commonOnly whether only those with a value in more than nine of ten files
 * @param specific the only attributes, with all that is in them when they are sequences; null for all
 */
public record HeaderChoice(boolean publicOnly, boolean commonOnly, FeatureSet specific) implements Serializable {
    private static final long serialVersionUID = 1L;

    private static final int NORMAL_PUBLIC = 300;
    private static final int NORMAL_ALL = 800;

    /** How many attributes the original takes for normal. */
    int normalAttributes() {
        return publicOnly ? NORMAL_PUBLIC : NORMAL_ALL;
    }

    /** The tags of {@link #specific()}, or null for all. */
    Set<Integer> roots() {
        if (specific == null) {
            return null;
        }
        Set<Integer> tags = new HashSet<>();
        for (Feature feature : specific.features()) {
            tags.add(feature.tag());
        }
        return tags;
    }

    /** Whether a column with a value in so many of all files is wanted. */
    boolean isCommonEnough(long filled, long files) {
        return !commonOnly || (files - filled) * 10 < files;
    }
}
