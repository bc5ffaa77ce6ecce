package io.niffler.gateway.extraction.request;

/**
 * Who takes part.
 *
 * @param destinationAe the move destination that the PACS is told
 */
public record Peers(PacsAddress pacs, OwnEntity own, String destinationAe) {
    /** Whether images come to a receiver of the run itself, as in the original when DestAet is the title of QueryAet. */
    public boolean isOwnReceiver() {
        return own.port() != 0 && own.aeTitle().equals(destinationAe);
    }
}
