/** Everything in one JVM: the stores, Flink, the gateway and the metadata job, in one data folder. */
package io.niffler.standalone;
