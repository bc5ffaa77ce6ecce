package io.niffler.jobs.png;

/** The name of an image belongs to the image of another source. */
public final class NameTakenException extends Exception {
    private static final long serialVersionUID = 1L;

    public NameTakenException() {
        super("another source has an image of this name");
    }
}
