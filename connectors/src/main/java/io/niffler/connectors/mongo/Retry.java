package io.niffler.connectors.mongo;

import com.mongodb.MongoException;
import io.niffler.connectors.LogLimit;
import java.util.function.Supplier;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.SimpleCounter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tries again what failed for reasons that pass: lost connections, elections, timeouts. Blocks its thread. */
final class Retry {
    private static final Logger log = LoggerFactory.getLogger(Retry.class);

    private final RetryPolicy policy;
    private final Counter retries;
    private final LogLimit logLimit = new LogLimit();

    Retry(RetryPolicy policy) {
        this(policy, new SimpleCounter());
    }

    Retry(RetryPolicy policy, Counter retries) {
        this.policy = policy;
        this.retries = retries;
    }

    /**
     * The result of the first attempt that succeeds.
     *
     * @param what for logs and errors, such as "write to series"
     * @throws DatabaseException when time is up
     * @throws MongoException as it was thrown if trying again cannot help
     */
    <T> T call(String what, Supplier<T> attempt) {
        long deadline = System.nanoTime() + policy.timeout().toNanos();
        int failures = 0;
        boolean logged = false;
        while (true) {
            try {
                T result = attempt.get();
                if (logged) {
                    log.info("MongoDB is back: {} succeeded after {} failures", what, failures);
                }
                return result;
            } catch (MongoException e) {
                if (!MongoErrors.isTransient(e)) {
                    throw e;
                }
                failures++;
                long pause = policy.pauseAfter(failures).toNanos();
                if (System.nanoTime() + pause - deadline > 0) {
                    throw new DatabaseException(what, e);
                }
                if (failures == 1 && logLimit.admits()) {
                    logged = true;
                    log.warn(
                            "MongoDB is away or not ready ({}, code {}); trying again for {} s: {}{}",
                            e.getClass().getSimpleName(),
                            e.getCode(),
                            policy.timeout().toSeconds(),
                            what,
                            logLimit.note());
                }
                retries.inc();
                pause(what, pause, e);
            }
        }
    }

    /** Waits before something is tried again for the next time after this many failures, at least 1. */
    void pauseAfter(int failures, String what, MongoException why) {
        retries.inc();
        pause(what, policy.pauseAfter(failures).toNanos(), why);
    }

    private static void pause(String what, long nanos, MongoException why) {
        try {
            Thread.sleep(nanos / 1_000_000, (int) (nanos % 1_000_000));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DatabaseException(what, why);
        }
    }
}
