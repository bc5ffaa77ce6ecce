/** Placeholder. */
package io.niffler.dicom;
