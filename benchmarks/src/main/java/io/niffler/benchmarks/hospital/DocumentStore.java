package io.niffler.benchmarks.hospital;

import io.niffler.connectors.mongo.MongoWrite;
import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
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
    /** Not a channel: that would be closed when Flink interrupts a task that reads or writes. */
    private final RandomAccessFile file;

    private final AtomicLong end = new AtomicLong();
    private final Map<String, Map<String, Place>> collections = new ConcurrentHashMap<>();
    private final LongAdder writes = new LongAdder();
    private final LongAdder stale = new LongAdder();
    private volatile long lastWrite = System.nanoTime();

    /** A guard's value and behind it the document. */
    private record Place(long offset, int room, int guardLength, int length) {}

    /** @param path a file that does not exist */
    DocumentStore(Path path) throws IOException {
        file = new RandomAccessFile(path.toFile(), "rw");
    }

    void apply(MongoWrite write) {
        if (write.kind() != MongoWrite.Kind.REPLACE || write.guard() != MongoWrite.Guard.GREATER_WINS) {
            throw new IllegalArgumentException("This job only makes replacements of which the greater wins.");
        }
        writes.increment();
        lastWrite = System.nanoTime();
        byte[] guard = guard(write.document().get(write.guardField()));
        collection(write.collection()).compute(write.id(), (id, place) -> {
            if (place != null && Arrays.compareUnsigned(guard, read(place.offset(), place.guardLength())) <= 0) {
                stale.increment();
                return place;
            }
            return put(guard, write.body(), place);
        });
    }

    /** The value of a guard's field as bytes of the same order. */
    private static byte[] guard(BsonValue value) {
        if (value instanceof BsonString text) {
            return text.getValue().getBytes(StandardCharsets.UTF_8);
        }
        if (value instanceof BsonDateTime time) {
            return ByteBuffer.allocate(Long.BYTES).putLong(time.getValue()).array();
        }
        throw new IllegalArgumentException("The guards of this job are texts and times.");
    }

    private Map<String, Place> collection(String name) {
        return collections.computeIfAbsent(name, added -> new ConcurrentHashMap<>());
    }

    private Place put(byte[] guard, byte[] body, Place before) {
        int length = guard.length + body.length;
        long offset;
        int room;
        if (before != null && before.room() >= length) {
            offset = before.offset();
            room = before.room();
        } else {
            room = length + length / 2;
            offset = end.getAndAdd(room);
        }
        byte[] bytes = ByteBuffer.allocate(length).put(guard).put(body).array();
        try {
            synchronized (file) {
                file.seek(offset);
                file.write(bytes);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Place(offset, room, guard.length, body.length);
    }

    private byte[] read(long offset, int length) {
        byte[] bytes = new byte[length];
        try {
            synchronized (file) {
                file.seek(offset);
                file.readFully(bytes);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes;
    }

    /** The document of that {@code _id}; null when there is none. */
    BsonDocument find(String collection, String id) {
        BsonDocument[] found = {null};
        collection(collection).computeIfPresent(id, (key, place) -> {
            found[0] = new RawBsonDocument(read(place.offset() + place.guardLength(), place.length()));
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
