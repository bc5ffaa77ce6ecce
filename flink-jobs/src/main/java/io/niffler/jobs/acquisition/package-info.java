/** When and where an instance was acquired, read from the DICOM JSON of a metadata record. */
package io.niffler.jobs.acquisition;
