package io.niffler.dicom.pixel.jpeg2000;

/**
 * A sub-band of a tile's component (ITU-T T.800 B.5).
 *
 * @param orientation 0 LL, 1 HL (horizontally high-pass), 2 LH, 3 HH
 * @param area in the band's own coordinates
 * @param planes bit-planes of its magnitudes, those of a region of interest included; not positive in senseless headers
 * @param regionShift how far the bits of a region of interest were moved up
 * @param step what a magnitude of 1 stands for; 1 when reversible
 * @param left where the band begins in the plane of the component, where all bands lie side by side
 * @param top the same vertically
 */
record Band(int orientation, Area area, int planes, int regionShift, float step, int left, int top) {}
