package io.niffler.standalone;

/** Something on this machine is not as needed: a port, a folder, a server. The message says what, and the remedy. */
public final class EnvironmentException extends Exception {
    private static final long serialVersionUID = 1L;

    public EnvironmentException(String message) {
        super(message);
    }

    public EnvironmentException(String message, Throwable cause) {
        super(message, cause);
    }
}
