package io.niffler.dicom.net;

/**
 * How a C-FIND ended.
 *
 * @param status of the final response (PS3.4 C.4.1.1.4), see {@link Status}
 * @param errorComment of the final response: printable ASCII, at most 64 characters, empty when there is none
 * @param matches how many were given to the consumer
 * @param limitReached true when there were more matches than {@link ScuConfig#maxMatches()}, so the query was cancelled
 * @param keysIgnored true when the peer said of a match that it did not support an optional key for matching (0xFF01): matches may be
 *     wider than what was asked for
 */
public record FindResult(int status, String errorComment, int matches, boolean limitReached, boolean keysIgnored) {

    /** True when the peer has listed all matches there are. */
    public boolean isComplete() {
        return status == Status.SUCCESS && !limitReached;
    }
}
