/** A Kafka broker inside this JVM, with its data kept on disk. */
package io.niffler.standalone.kafka;
