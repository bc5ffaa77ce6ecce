package io.niffler.standalone.cli;

/** What the process returns to the shell. */
final class ExitCode {
    static final int OK = 0;
    /** Some of the work was done, or all of it failed for reasons of its own. */
    static final int PARTLY_FAILED = 1;
    /** The command line or a setting is wrong. */
    static final int USAGE = 2;
    /** This machine or a server is not as needed: a port taken, nobody listening. */
    static final int ENVIRONMENT = 3;

    private ExitCode() {}
}
