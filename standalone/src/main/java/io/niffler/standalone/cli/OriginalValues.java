package io.niffler.standalone.cli;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** Values of the original's options, still as text, read as what they mean. */
final class OriginalValues {
    private static final double HALF = 0.5;

    private final Map<String, String> values;

    OriginalValues(Map<String, String> values) {
        this.values = Map.copyOf(values);
    }

    String text(String name, String otherwise) {
        return values.getOrDefault(name, otherwise).strip();
    }

    /** An absolute path. */
    Path path(String name, String option) throws UsageException {
        String text = text(name, "");
        if (text.isEmpty()) {
            throw new UsageException("No folder is named: write " + option + " DIR.");
        }
        try {
            return Path.of(text).toAbsolutePath().normalize();
        } catch (InvalidPathException e) {
            throw new UsageException(option + " is no path: " + e.getReason(), e);
        }
    }

    /** Also as Python writes it. The original takes any text for true, which is not copied. */
    boolean truth(String name, boolean otherwise) throws UsageException {
        String text = text(name, Boolean.toString(otherwise)).toLowerCase(Locale.ROOT);
        if (!text.equals("true") && !text.equals("false")) {
            throw new UsageException("--" + name + " is '" + text + "': write true or false.");
        }
        return text.equals("true");
    }

    /** A whole number from 0 up, or -1 for {@code any}. */
    int depth() throws UsageException {
        String text = text("Depth", "0");
        if (text.equalsIgnoreCase("any")) {
            return -1;
        }
        try {
            int depth = Integer.parseInt(text);
            if (depth >= 0) {
                return depth;
            }
        } catch (NumberFormatException e) {
            throw badDepth(text, e);
        }
        throw badDepth(text, null);
    }

    private static UsageException badDepth(String text, Exception cause) {
        return new UsageException(
                "--depth is '" + text + "': write how many folders below the DICOM folder the files are, or any.",
                cause);
    }

    /**
     * Tasks that work at the same time.
     *
     * @param cores of this machine
     */
    int processes(int cores) throws UsageException {
        String text = text("UseProcesses", "0");
        double number;
        try {
            number = Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw badProcesses(text, e);
        }
        if (number == 0) {
            return cores;
        }
        if (number == HALF) {
            return Math.max(1, cores / 2);
        }
        if (number < 1 || number != Math.rint(number)) {
            throw badProcesses(text, null);
        }
        return (int) Math.min(cores, number);
    }

    private static UsageException badProcesses(String text, Exception cause) {
        return new UsageException(
                "--use-processes is '" + text + "': write 0 for all cores, 0.5 for half of them, or their number.",
                cause);
    }
}
