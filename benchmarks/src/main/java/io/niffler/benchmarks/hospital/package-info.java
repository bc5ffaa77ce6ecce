/**
 * A simulated hospital: days of scanners as metadata records, with the exams, figures and clock errors that the plan
 * makes true. What is true follows from the plan alone, never from the code of the jobs, so that it can judge them.
 */
package io.niffler.benchmarks.hospital;
