package io.niffler.dicom.fuzz;

/** Something that reads bytes from outside. */
@FunctionalInterface
public interface FuzzTarget {

    /**
     * Reads an input and checks the answer.
     *
     * @throws Exception when the input is neither read nor refused as documented; so is an error a finding
     */
    Answer read(byte[] input) throws Exception;

    /**
     * What became of an input.
     *
     * @param accepted false when it was refused with an exception that the reader documents
     * @param declared how many samples, entries or other numbers the input told to expect, 0 and up
     */
    record Answer(boolean accepted, long declared) {}
}
