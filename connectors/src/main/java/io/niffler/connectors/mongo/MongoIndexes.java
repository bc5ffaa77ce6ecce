package io.niffler.connectors.mongo;

import com.mongodb.MongoCommandException;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Indexes;
import java.util.Collection;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Creates indexes. Repeating it changes nothing. */
public final class MongoIndexes {
    private static final Logger log = LoggerFactory.getLogger(MongoIndexes.class);

    /** IndexOptionsConflict, IndexKeySpecsConflict: an operator has made it differently. */
    private static final Set<Integer> MADE_DIFFERENTLY = Set.of(85, 86);

    private MongoIndexes() {}

    /** Creates those of the indexes that are missing; one that an operator has made differently is left alone. */
    public static void ensure(MongoDatabase database, Collection<MongoIndex> indexes) {
        for (MongoIndex index : indexes) {
            try {
                database.getCollection(index.collection()).createIndex(Indexes.ascending(index.fields()));
            } catch (MongoCommandException e) {
                if (!MADE_DIFFERENTLY.contains(e.getCode())) {
                    throw e;
                }
                log.warn("Index {} of {} exists with other options and is left so", index.fields(), index.collection());
            }
        }
    }
}
