/**
 * Exams and scanner days out of what instances say, whatever the order in which they come; the definitions are in
 * docs/utilization.md. Local times are milliseconds of the scanner's clock, as in {@link
 * io.niffler.jobs.acquisition.InstanceFacts}.
 */
package io.niffler.jobs.utilization.exams;
