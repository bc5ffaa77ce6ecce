/** The Flink jobs, one package each, and what they share. */
package io.niffler.jobs;
