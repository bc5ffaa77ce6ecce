/**
 * The days of scanners as the utilization job keeps them: what is known of each, when it is written, its documents and
 * events. What exams and days are is in {@link io.niffler.jobs.utilization.exams}.
 */
package io.niffler.jobs.utilization.days;
