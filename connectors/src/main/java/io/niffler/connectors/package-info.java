/**
 * Flink sources and sinks over {@code io.niffler.events}: instances in, metadata, dead letters and MongoDB documents
 * out.
 */
package io.niffler.connectors;
