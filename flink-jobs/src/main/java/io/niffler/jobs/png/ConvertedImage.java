package io.niffler.jobs.png;

import io.niffler.connectors.JsonMessage;
import io.niffler.connectors.mongo.MongoWrite;

/**
 * What is told of an image that has been written.
 *
 * @param document for the collection {@code images}
 * @param event for {@code niffler.images}
 */
public record ConvertedImage(MongoWrite document, JsonMessage event) {}
