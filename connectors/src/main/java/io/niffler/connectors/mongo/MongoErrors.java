package io.niffler.connectors.mongo;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoConnectionPoolClearedException;
import com.mongodb.MongoCursorNotFoundException;
import com.mongodb.MongoException;
import com.mongodb.MongoExecutionTimeoutException;
import com.mongodb.MongoInterruptedException;
import com.mongodb.MongoNodeIsRecoveringException;
import com.mongodb.MongoNotPrimaryException;
import com.mongodb.MongoSocketException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.MongoWriteConcernException;
import java.util.Set;

/** What the server's and the driver's errors mean for a write. */
final class MongoErrors {
    /** DuplicateKey. */
    static final int DUPLICATE_KEY = 11000;

    /**
     * Errors that pass: HostUnreachable, HostNotFound, LockTimeout, MaxTimeMSExpired, WriteConcernFailed, NetworkTimeout,
     * ShutdownInProgress, WriteConcernTimeout, WriteConflict, PrimarySteppedDown, ExceededTimeLimit, SocketException,
     * InterruptedAtShutdown, Interrupted, InterruptedDueToReplStateChange, NotWritablePrimary,
     * NotPrimaryNoSecondaryOk, NotPrimaryOrSecondary.
     */
    private static final Set<Integer> TRANSIENT =
            Set.of(6, 7, 24, 50, 64, 89, 91, 100, 112, 189, 262, 9001, 11600, 11601, 11602, 10107, 13435, 13436);

    /**
     * Errors of a document, also when they come for a whole command: BadValue, FailedToParse, TypeMismatch, Overflow,
     * InvalidBSON, PathNotViable, ConflictingUpdateOperators, DollarPrefixedFieldName, InvalidIdField,
     * EmptyFieldName, DottedFieldName, ImmutableField, DocumentValidationFailure, BSONObjectTooLarge and its older
     * numbers.
     */
    private static final Set<Integer> DOCUMENT =
            Set.of(2, 9, 14, 15, 22, 28, 40, 52, 53, 56, 57, 66, 121, 10334, 17419, 17420, 17280);

    /**
     * Errors that a server in this condition gives for any document: Unauthorized, AuthenticationFailed,
     * IllegalOperation, InvalidOptions, CommandNotSupportedOnView, UserWritesBlocked, AtlasError, OutOfDiskSpace.
     */
    private static final Set<Integer> SERVER = Set.of(13, 18, 20, 72, 166, 371, 8000, 14031);

    private static final Set<Integer> TOO_LARGE = Set.of(10334, 17419, 17420);

    private MongoErrors() {}

    /** Whether the same request may succeed later. */
    static boolean isTransient(MongoException e) {
        if (e instanceof MongoInterruptedException) {
            return false;
        }
        return e instanceof MongoSocketException
                || e instanceof MongoTimeoutException
                || e instanceof MongoNotPrimaryException
                || e instanceof MongoNodeIsRecoveringException
                || e instanceof MongoExecutionTimeoutException
                || e instanceof MongoWriteConcernException
                || e instanceof MongoConnectionPoolClearedException
                || e instanceof MongoCursorNotFoundException
                || (e instanceof MongoBulkWriteException bulk && isTransient(bulk))
                || e.hasErrorLabel("RetryableWriteError")
                || isTransient(e.getCode());
    }

    /** All of it is sent again: the writes are idempotent. */
    private static boolean isTransient(MongoBulkWriteException e) {
        return e.getWriteConcernError() != null
                || e.getWriteErrors().stream().anyMatch(error -> isTransient(error.getCode()));
    }

    private static boolean isTransient(int code) {
        return TRANSIENT.contains(code);
    }

    /** Whether the document is at fault, so that it fails again however often it is sent. */
    static boolean isOfDocument(int code) {
        return DOCUMENT.contains(code);
    }

    /** Whether a write error says nothing about the write it comes with. */
    static boolean isOfServer(int code) {
        return SERVER.contains(code);
    }

    static boolean isTooLarge(int code) {
        return TOO_LARGE.contains(code);
    }
}
