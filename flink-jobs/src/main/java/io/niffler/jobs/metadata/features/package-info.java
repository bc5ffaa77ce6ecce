/** Feature sets: which attributes of a series are kept, and their typed values as a MongoDB document. */
package io.niffler.jobs.metadata.features;
