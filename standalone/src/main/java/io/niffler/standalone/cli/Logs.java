package io.niffler.standalone.cli;

import io.niffler.standalone.DataFolder;
import io.niffler.standalone.EnvironmentException;
import java.nio.file.Path;

/**
 * Sends what is logged to a file, so that the console stays for people. Works only before the first logger is made,
 * so no command has one in a static field of a class it loads earlier.
 */
final class Logs {
    private Logs() {}

    /** Logs to {@code logs/niffler.log} in the data folder, which is created when missing. */
    static void to(Path data) throws EnvironmentException {
        DataFolder.create(data);
        toFile(DataFolder.log(data));
    }

    /** Logs to a file on a disk that may be full: the command says so itself, and not once for each line. */
    static void quietlyTo(Path file) {
        System.setProperty("niffler.log.complaints", "fatal");
        toFile(file);
    }

    private static void toFile(Path file) {
        System.setProperty("niffler.log", file.toString());
        System.setProperty("log4j2.configurationFile", "classpath:niffler-log4j2.xml");
    }
}
