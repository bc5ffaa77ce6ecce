package io.niffler.standalone.mongo;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.message.MongoQuery;
import io.netty.channel.Channel;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
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
 *
 * <p>Answers are copies, made while no command writes: the stock collection changes its documents in place, also those that
 * an answer to another connection is being encoded from.
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

    private final ReentrantReadWriteLock store = new ReentrantReadWriteLock();
    private final ReentrantReadWriteLock.WriteLock writing = store.writeLock();
    private final Lock reading = store.readLock();

    DurableBackend(MVStore store) {
        super(store);
        store.setRetentionTime(RETENTION_MILLIS);
    }

    @Override
    protected MongoDatabase openOrCreateDatabase(String name) {
        return new IndexedDatabase(name, getMvStore(), getCursorRegistry());
    }

    @Override
    public QueryResult handleQuery(MongoQuery query) {
        Supplier<QueryResult> answer = () -> copy(super.handleQuery(query));
        return READS.contains(firstKey(query.getQuery())) ? read(answer) : committed(answer);
    }

    @Override
    public Document handleCommand(Channel channel, String databaseName, String command, Document query) {
        Supplier<Document> answer =
                () -> super.handleCommand(channel, databaseName, command, query).cloneDeeply();
        return READS.contains(command) ? read(answer) : committed(answer);
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

    private static QueryResult copy(QueryResult result) {
        List<Document> documents = new ArrayList<>();
        result.forEach(document -> documents.add(document.cloneDeeply()));
        return new QueryResult(documents, result.getCursorId());
    }

    private <T> T read(Supplier<T> command) {
        reading.lock();
        try {
            return command.get();
        } finally {
            reading.unlock();
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
