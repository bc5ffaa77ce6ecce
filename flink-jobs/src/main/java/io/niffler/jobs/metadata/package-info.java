/**
 * The metadata job: headers of received instances to DICOM JSON in Kafka, and to feature sets, series and studies in
 * MongoDB.
 */
package io.niffler.jobs.metadata;
