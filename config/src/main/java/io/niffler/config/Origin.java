package io.niffler.config;

/**
 * Where a value was written.
 *
 * @param kind the source
 * @param detail the file and line, the variable, or empty
 */
record Origin(Kind kind, String detail) {
    /** In rising precedence. */
    enum Kind {
        DEFAULT,
        FILE,
        ENVIRONMENT,
        COMMAND_LINE
    }

    static final Origin OF_DEFAULT = new Origin(Kind.DEFAULT, "");
    static final Origin OF_COMMAND_LINE = new Origin(Kind.COMMAND_LINE, "");

    static Origin file(String name, int line) {
        return new Origin(Kind.FILE, name + " line " + line);
    }

    static Origin environment(String variable) {
        return new Origin(Kind.ENVIRONMENT, variable);
    }

    String describe() {
        return switch (kind) {
            case DEFAULT -> "default";
            case FILE -> detail;
            case ENVIRONMENT -> "environment " + detail;
            case COMMAND_LINE -> "command line";
        };
    }
}
