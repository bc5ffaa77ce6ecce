package io.niffler.dicom.fuzz;

/** Checks answers without the cost of a message where all is well. */
final class Expect {
    private Expect() {}

    /** Reports a finding unless the condition holds. */
    static void that(boolean condition, String finding) {
        if (!condition) {
            throw new AssertionError(finding);
        }
    }
}
