/**
 * JPEG-LS (ITU-T T.87 | ISO/IEC 14495-1), lossless and near-lossless (PS3.5 8.2.3).
 *
 * <p>{@link io.niffler.dicom.pixel.jpegls.JpegLsDecoder} walks the marker segments of a frame; each scan is decoded line
 * by line, with two lines of each component in memory beside the result.
 */
package io.niffler.dicom.pixel.jpegls;
