package io.niffler.dicom.net;

import java.util.List;

/**
 * A presentation context to propose: one SOP class in one of several transfer syntaxes, of which the peer chooses one. Propose a
 * class once for each transfer syntax that must not be converted.
 *
 * @param abstractSyntax the SOP class UID
 * @param transferSyntaxes in order of preference, at least one
 */
public record PresentationContextRequest(String abstractSyntax, List<String> transferSyntaxes) {

    /** Verification (PS3.4 A) in implicit VR little endian: what {@link StorageScu#echo()} needs. */
    public static final PresentationContextRequest VERIFICATION =
            new PresentationContextRequest("1.2.840.10008.1.1", List.of("1.2.840.10008.1.2"));

    /** Copies the list. */
    public PresentationContextRequest {
        transferSyntaxes = List.copyOf(transferSyntaxes);
        if (abstractSyntax.isEmpty() || transferSyntaxes.isEmpty()) {
            throw new IllegalArgumentException(
                    "A presentation context needs a SOP class and at least one transfer syntax.");
        }
    }

    /** One class in one transfer syntax. */
    public static PresentationContextRequest of(String abstractSyntax, String transferSyntax) {
        return new PresentationContextRequest(abstractSyntax, List.of(transferSyntax));
    }
}
