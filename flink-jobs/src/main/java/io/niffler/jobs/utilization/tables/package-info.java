/**
 * The tables of the original's application layer: its intermediate rows in, its final table out, as it should be and to
 * the letter. See docs/utilization.md.
 */
package io.niffler.jobs.utilization.tables;
