/** Frames of RLE Lossless (PS3.5 annex G). */
package io.niffler.dicom.pixel.rle;
