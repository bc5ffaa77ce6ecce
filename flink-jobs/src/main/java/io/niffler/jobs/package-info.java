/** Placeholder. */
package io.niffler.jobs;
