/**
 * What crosses Kafka: topics, the headers and values of their records, and the blob store behind claim checks.
 *
 * <p>Nothing here knows Flink or MongoDB. Text that comes from outside (headers, references) is validated before it
 * becomes an object of this package, and errors name what is wrong, never the value.
 */
package io.niffler.events;
