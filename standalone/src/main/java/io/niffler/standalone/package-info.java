/** Everything in one JVM: the stores, Flink, the gateway and the jobs, in one data folder. */
package io.niffler.standalone;
