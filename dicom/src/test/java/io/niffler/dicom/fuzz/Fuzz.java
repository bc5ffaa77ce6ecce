package io.niffler.dicom.fuzz;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** The long form of fuzzing, started by the script {@code dicom/fuzz}. */
public final class Fuzz {
    private static final String ALL = "all";
    private static final String LIST = "--list";

    private Fuzz() {}

    /**
     * Fuzzes targets one after the other and ends with 1 when one of them has a finding, with 2 for an unknown name.
     *
     * @param arguments the seconds for each, and names of targets or {@code all}; {@code --list} prints the names
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Duration time = Duration.ofSeconds(Long.parseLong(arguments[0]));
        List<String> named = Arrays.asList(arguments).subList(1, arguments.length);
        if (!FuzzTargets.names().containsAll(named) && !named.contains(ALL)) {
            System.err.println(String.join("\n", FuzzTargets.names()));
            System.exit(named.contains(LIST) ? 0 : 2);
        }
        List<String> targets = named.contains(ALL) ? FuzzTargets.names() : named;
        boolean found = false;
        for (String target : targets) {
            FuzzRun run = new FuzzRun(target, FuzzRun.defaultWork(target), System.getProperty("java.class.path"));
            found |= run.forTime(time).inheritIO().start().waitFor() != 0;
        }
        System.exit(found ? 1 : 0);
    }
}
