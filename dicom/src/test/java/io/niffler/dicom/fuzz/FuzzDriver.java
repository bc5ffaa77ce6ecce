package io.niffler.dicom.fuzz;

/** What Jazzer calls, by these names, in a JVM of its own. */
public final class FuzzDriver {
    private static FuzzTarget target;

    private FuzzDriver() {}

    /** Chooses the target by its name. */
    public static void fuzzerInitialize(String[] arguments) {
        target = FuzzTargets.create(arguments[0]);
    }

    /** Whatever is thrown here is a finding. */
    public static void fuzzerTestOneInput(byte[] input) throws Exception {
        Bounds.read(target, input);
    }
}
