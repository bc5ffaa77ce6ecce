package io.niffler.dicom.net;

/**
 * The answer to a C-STORE.
 *
 * @param status a status code, see {@link Status}
 * @param errorComment a reason for people at the other end, null for none. At most 64 characters go over the network, others than
 *     printable ASCII are replaced. Must not hold patient data.
 */
public record StoreResult(int status, String errorComment) {

    /** The instance is stored. */
    public static final StoreResult SUCCESS = new StoreResult(Status.SUCCESS, null);

    /** Checks that the status fits its 16 bits. */
    public StoreResult {
        if (status < 0 || status > 0xFFFF) {
            throw new IllegalArgumentException("The status " + status + " is not in 0 to 65535.");
        }
    }

    /** A status without a comment. */
    public static StoreResult of(int status) {
        return new StoreResult(status, null);
    }

    /** A status and a reason without patient data. */
    public static StoreResult of(int status, String errorComment) {
        return new StoreResult(status, errorComment);
    }

    /** True for Success alone; warnings are not success. */
    public boolean isSuccess() {
        return status == Status.SUCCESS;
    }
}
