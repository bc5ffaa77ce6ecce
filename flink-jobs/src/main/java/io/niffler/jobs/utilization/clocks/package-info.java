/** The scanners' inventory, and how far their clocks are off. */
package io.niffler.jobs.utilization.clocks;
