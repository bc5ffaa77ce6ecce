package io.niffler.dicom.pixel.jpeg;

/**
 * A component of a frame header (ITU-T T.81 B.2.2).
 *
 * @param id 0 to 255
 * @param horizontal sampling factor, 1 to 4
 * @param vertical sampling factor, 1 to 4
 * @param quantization the destination of its quantization table, 0 to 3
 */
record Component(int id, int horizontal, int vertical, int quantization) {}
