/** Placeholder. */
package io.niffler.benchmarks;
