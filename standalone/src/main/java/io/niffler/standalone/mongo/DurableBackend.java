package io.niffler.standalone.mongo;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import de.bwaldvogel.mongo.wire.message.MongoQuery;
import io.netty.channel.Channel;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A backend that answers a write command only after its changes are in the file, so that killing the process
 * loses nothing that was acknowledged. The stock backend leaves that to a background thread, about a second later.
 *
 * <p>Commands that may write run one at a time: a commit stores all changes of the store, and those of a half-done
 * command of another connection would leave indexes and documents apart if the process died right after it.
 */
final class DurableBackend extends H2Backend {
    private static final Logger LOG = LoggerFactory.getLogger(DurableBackend.class);

    /** Commands known not to write. Everything else is taken for a write, new commands too. */
    private static final Set<String> READS = Set.of(
            "find",
            "getMore",
            "killCursors",
            "count",
            "distinct",
            "hello",
            "isMaster",
            "ismaster",
            "ping",
            "buildInfo",
            "buildinfo",
            "listCollections",
            "listDatabases",
            "listIndexes",
            "dbStats",
            "dbstats",
            "collStats",
            "collstats",
            "serverStatus",
            "endSessions");

    /** How long a replaced page stays readable, for a query that has begun before; the store's default is 45 s. */
    private static final int RETENTION_MILLIS = 10_000;

    private final ReentrantLock writing = new ReentrantLock();

    DurableBackend(MVStore store) {
        super(store);
        store.setRetentionTime(RETENTION_MILLIS);
    }

    @Override
    protected MongoDatabase openOrCreateDatabase(String name) {
        return new IndexedDatabase(name, getMvStore(), getCursorRegistry());
    }

    @Override
    public Document handleMessage(MongoMessage message) {
        Document command = message.getDocument();
        String name = command.isEmpty() ? "" : command.keySet().iterator().next();
        return READS.contains(name) ? super.handleMessage(message) : committed(() -> super.handleMessage(message));
    }

    @Override
    public QueryResult handleQuery(MongoQuery query) {
        return READS.contains(firstKey(query.getQuery()))
                ? super.handleQuery(query)
                : committed(() -> super.handleQuery(query));
    }

    @Override
    public Document handleCommand(Channel channel, String databaseName, String command, Document query) {
        return READS.contains(command)
                ? super.handleCommand(channel, databaseName, command, query)
                : committed(() -> super.handleCommand(channel, databaseName, command, query));
    }

    @Override
    public void dropDatabase(String databaseName) {
        committed(() -> {
            super.dropDatabase(databaseName);
            return databaseName;
        });
    }

    @Override
    public void close() {
        writing.lock();
        try {
            super.close();
        } finally {
            writing.unlock();
        }
    }

    /** Runs work on the store while no command is half done; does nothing when the store is closed. */
    void betweenCommands(Consumer<MVStore> work) {
        writing.lock();
        try {
            if (!getMvStore().isClosed()) {
                work.accept(getMvStore());
            }
        } finally {
            writing.unlock();
        }
    }

    private <T> T committed(Supplier<T> command) {
        writing.lock();
        try {
            return command.get();
        } catch (MVStoreException e) {
            LOG.error("a command failed in the store", e);
            throw e;
        } finally {
            try {
                // Also after an error: an ordered write that failed at its third document has written two.
                if (writing.getHoldCount() == 1 && getMvStore().hasUnsavedChanges()) {
                    commit();
                }
            } finally {
                writing.unlock();
            }
        }
    }

    private static String firstKey(Document query) {
        return query.isEmpty() ? "" : query.keySet().iterator().next();
    }
}
