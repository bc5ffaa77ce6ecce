package io.niffler.jobs.metadata.features;

import java.io.Serializable;
import java.util.List;

/**
 * The attributes that are kept of each series, and the MongoDB collection they are kept in.
 *
 * @param name the collection: the file's name without {@code .txt}
 * @param features in the order of the file, each tag once
 */
public record FeatureSet(String name, List<Feature> features) implements Serializable {
    private static final long serialVersionUID = 1L;

    public FeatureSet {
        features = List.copyOf(features);
    }
}
