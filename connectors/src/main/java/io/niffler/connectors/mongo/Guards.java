package io.niffler.connectors.mongo;

import java.util.Objects;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.BsonValue;

/** The conditions of guarded replacements. */
final class Guards {
    private Guards() {}

    /** The filter that selects the document if the write may change it. */
    static BsonDocument filter(MongoWrite write) {
        BsonDocument filter = new BsonDocument("_id", new BsonString(write.id()));
        if (!write.isGuarded()) {
            return filter;
        }
        // Negated, so that a document without the field gives way too.
        String asGood = write.guard() == MongoWrite.Guard.SMALLER_WINS ? "$lte" : "$gte";
        BsonValue value = write.document().get(write.guardField());
        return filter.append(write.guardField(), new BsonDocument("$not", new BsonDocument(asGood, value)));
    }

    /** Whether two writes to one document compare the same field, of the same comparable type, in the same way. */
    static boolean sameGuard(MongoWrite one, MongoWrite other) {
        return one.isGuarded()
                && one.guard() == other.guard()
                && Objects.equals(one.guardField(), other.guardField())
                && value(one) instanceof Comparable
                && value(one).getClass() == value(other).getClass();
    }

    /** Whether {@code challenger} would replace {@code stored}; they have the same guard. */
    static boolean wins(MongoWrite challenger, MongoWrite stored) {
        int comparison = compare(value(challenger), value(stored));
        return challenger.guard() == MongoWrite.Guard.SMALLER_WINS ? comparison < 0 : comparison > 0;
    }

    // The BSON classes are comparable each to itself, and both values are of one class.
    @SuppressWarnings("unchecked")
    private static int compare(BsonValue one, BsonValue other) {
        return ((Comparable<BsonValue>) one).compareTo(other);
    }

    private static BsonValue value(MongoWrite write) {
        return write.document().get(write.guardField());
    }
}
