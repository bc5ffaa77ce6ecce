/** Look-up tables and windows of images: what turns stored values into those for display (PS3.3 C.7.9, C.11.1, C.11.2). */
package io.niffler.dicom.png.lut;
