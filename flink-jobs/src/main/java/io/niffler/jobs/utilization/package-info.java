/** The utilization job: what scanners do on a day, exam by exam. */
package io.niffler.jobs.utilization;
