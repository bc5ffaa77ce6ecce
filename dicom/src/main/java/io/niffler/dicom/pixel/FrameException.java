package io.niffler.dicom.pixel;

/** Why there are no samples. The message tells sizes, markers and tags, never values of the patient's data. */
public class FrameException extends Exception {
    private static final long serialVersionUID = 1L;

    /** What a caller does about it depends on this. */
    public enum Kind {
        /** The object is no image: that is no error of the object. */
        NO_PIXEL_DATA,
        /** Valid for all we know, but of a kind that cannot be decoded here. */
        UNSUPPORTED,
        /** The bytes contradict themselves or the data set, or end too early. */
        CORRUPT,
        /** More samples than the caller allows. */
        TOO_LARGE
    }

    private final Kind kind;

    public FrameException(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    public FrameException(Kind kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    public static FrameException corrupt(String message) {
        return new FrameException(Kind.CORRUPT, message);
    }

    public static FrameException unsupported(String message) {
        return new FrameException(Kind.UNSUPPORTED, message);
    }

    public Kind kind() {
        return kind;
    }
}
