package io.niffler.connectors.mongo;

import com.mongodb.MongoException;

/** A failure of the database, told without the server's message, which may quote documents. */
public class DatabaseException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int code;

    DatabaseException(String what, MongoException why) {
        super(what + " failed: " + why.getClass().getSimpleName() + ", code " + why.getCode());
        this.code = why.getCode();
        setStackTrace(why.getStackTrace());
    }

    /** The server's error code, or a negative one if the failure is not the server's. */
    public int code() {
        return code;
    }
}
