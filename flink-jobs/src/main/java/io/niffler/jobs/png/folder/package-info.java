/**
 * PNG files of a folder of DICOM files: two bounded jobs, of which the first lists the columns of all headers and the second
 * converts. Nothing they hold grows with the number of files but one bit for each.
 */
package io.niffler.jobs.png.folder;
