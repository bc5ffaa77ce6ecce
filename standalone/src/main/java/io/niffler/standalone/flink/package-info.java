/** Flink inside this JVM: a cluster with its web UI, and jobs that go on from their newest checkpoint. */
package io.niffler.standalone.flink;
