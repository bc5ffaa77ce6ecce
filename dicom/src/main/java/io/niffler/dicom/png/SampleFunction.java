package io.niffler.dicom.png;

/** What makes a sample of a value. */
interface SampleFunction {
    /** The sample, from 0 to 2^depth - 1. */
    int sample(double value);
}
