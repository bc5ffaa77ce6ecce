package io.niffler.dicom.net.ul;

/**
 * A presentation context of an A-ASSOCIATE-AC (PS3.8 9.3.3.2).
 *
 * @param transferSyntax significant only when accepted
 */
public record ContextResult(int id, int result, String transferSyntax) {
    /** Accepted. */
    public static final int ACCEPTANCE = 0;
    /** The SOP class is not supported. */
    public static final int ABSTRACT_SYNTAX_NOT_SUPPORTED = 3;
    /** None of the transfer syntaxes is supported. */
    public static final int TRANSFER_SYNTAXES_NOT_SUPPORTED = 4;

    /** True when the context can be used. */
    public boolean isAccepted() {
        return result == ACCEPTANCE;
    }
}
