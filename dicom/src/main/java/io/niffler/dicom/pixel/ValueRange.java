package io.niffler.dicom.pixel;

/** The smallest and the largest of some values. */
public record ValueRange(int minimum, int maximum) {}
