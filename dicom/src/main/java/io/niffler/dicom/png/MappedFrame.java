package io.niffler.dicom.png;

/**
 * A frame ready to be written.
 *
 * @param rows its samples
 * @param mapping what was done to the stored values
 */
public record MappedFrame(PixelRows rows, Mapping mapping) {}
