/** What {@code niffler utilization} prints, and where it has it from. */
package io.niffler.standalone.utilization;
