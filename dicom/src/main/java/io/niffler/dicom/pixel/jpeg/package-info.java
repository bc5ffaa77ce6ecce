/**
 * Frames of the JPEG family (ITU-T T.81): sequential DCT with 8 and 12 bits, and lossless (process 14).
 *
 * <p>The code stream says which process it uses; objects whose transfer syntax names another one are decoded all the same.
 */
package io.niffler.dicom.pixel.jpeg;
