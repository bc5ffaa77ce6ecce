package io.niffler.benchmarks.hospital;

import io.niffler.connectors.mongo.MongoWrite;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BiConsumer;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.RawBsonDocument;

/**
 * Keeps documents as MongoDB would: a guarded write that knows less than what is stored changes nothing. They are in a file,
 * so that the heap is the job's; only where they are is in memory.
 */
final class DocumentStore implements Closeable {
    private final FileChannel file;
    private final AtomicLong end = new AtomicLong();
    private final Map<String, Map<String, Place>> collections = new ConcurrentHashMap<>();
    private final LongAdder writes = new LongAdder();
    private final LongAdder stale = new LongAdder();
    private volatile long lastWrite = System.nanoTime();

    private record Place(long offset, int room, int length) {}

    /** @param path a file that does not exist, and is deleted in the end */
    DocumentStore(Path path) throws IOException {
        file = FileChannel.open(
                path,
                StandardOpenOption.CREATE_NEW,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE,
                StandardOpenOption.DELETE_ON_CLOSE);
    }

    void apply(MongoWrite write) {
        if (write.kind() != MongoWrite.Kind.REPLACE || write.guard() != MongoWrite.Guard.GREATER_WINS) {
            throw new IllegalArgumentException("This job only makes replacements of which the greater wins.");
        }
        writes.increment();
        lastWrite = System.nanoTime();
        collection(write.collection()).compute(write.id(), (id, place) -> {
            if (place != null && !isGreater(write, read(place))) {
                stale.increment();
                return place;
            }
            return put(write.body(), place);
        });
    }

    private static boolean isGreater(MongoWrite write, BsonDocument stored) {
        BsonValue before = stored.get(write.guardField());
        BsonValue now = write.document().get(write.guardField());
        if (before instanceof BsonString one && now instanceof BsonString other) {
            return other.getValue().compareTo(one.getValue()) > 0;
        }
        if (before instanceof BsonDateTime one && now instanceof BsonDateTime other) {
            return other.getValue() > one.getValue();
        }
        throw new IllegalArgumentException("The guards of this job are texts and times.");
    }

    private Map<String, Place> collection(String name) {
        return collections.computeIfAbsent(name, added -> new ConcurrentHashMap<>());
    }

    private Place put(byte[] body, Place before) {
        Place place;
        if (before != null && before.room() >= body.length) {
            place = new Place(before.offset(), before.room(), body.length);
        } else {
            int room = body.length + body.length / 2;
            place = new Place(end.getAndAdd(room), room, body.length);
        }
        try {
            ByteBuffer bytes = ByteBuffer.wrap(body);
            while (bytes.hasRemaining()) {
                file.write(bytes, place.offset() + bytes.position());
            }
            return place;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private BsonDocument read(Place place) {
        ByteBuffer bytes = ByteBuffer.allocate(place.length());
        try {
            while (bytes.hasRemaining()) {
                if (file.read(bytes, place.offset() + bytes.position()) < 0) {
                    throw new IOException("the file of documents is too short");
                }
            }
            return new RawBsonDocument(bytes.array());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The document of that {@code _id}; null when there is none. */
    BsonDocument find(String collection, String id) {
        BsonDocument[] found = {null};
        collection(collection).computeIfPresent(id, (key, place) -> {
            found[0] = read(place);
            return place;
        });
        return found[0];
    }

    int count(String collection) {
        return collection(collection).size();
    }

    void forEach(String collection, BiConsumer<String, BsonDocument> visitor) {
        collection(collection).keySet().forEach(id -> visitor.accept(id, find(collection, id)));
    }

    long writes() {
        return writes.sum();
    }

    long staleWrites() {
        return stale.sum();
    }

    long nanosSinceLastWrite() {
        return System.nanoTime() - lastWrite;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
