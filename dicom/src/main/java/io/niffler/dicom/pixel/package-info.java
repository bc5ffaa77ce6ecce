/**
 * Decoding of pixel data, frame by frame (PS3.3 C.7.6.3, PS3.5 chapter 8 and annex A.4).
 *
 * <p>{@link io.niffler.dicom.pixel.ImageReader} finds the frames of an object and gives their stored values. A
 * {@link io.niffler.dicom.pixel.FrameDecoder} decompresses the frames of one family of transfer syntaxes; there is one
 * package per family.
 */
package io.niffler.dicom.pixel;
