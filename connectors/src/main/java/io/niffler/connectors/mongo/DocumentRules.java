package io.niffler.connectors.mongo;

import io.niffler.events.DeadLetterReason;
import java.util.Optional;
import java.util.regex.Pattern;
import org.bson.BSONException;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/** What can be known to be refused without asking the server. */
final class DocumentRules {
    /** The server's bound on a document, 16 MiB. */
    static final int MAX_BYTES = 16 * 1024 * 1024;

    /** The server's bound is 100; update operators and arrays of the path count too. */
    static final int MAX_DEPTH = 90;

    private static final int MAX_ID_BYTES = 1024;
    private static final Pattern COLLECTION = Pattern.compile("(?!system\\.)[A-Za-z_][A-Za-z0-9_.-]{0,119}");

    private DocumentRules() {}

    /** Why this write can never succeed, if so. */
    static Optional<DeadLetterReason> violation(MongoWrite write) {
        if (write.body().length > MAX_BYTES) {
            return Optional.of(DeadLetterReason.DOCUMENT_TOO_LARGE);
        }
        return isSound(write) ? Optional.empty() : Optional.of(DeadLetterReason.DOCUMENT_REJECTED);
    }

    private static boolean isSound(MongoWrite write) {
        if (!COLLECTION.matcher(write.collection()).matches()
                || write.id().isEmpty()
                || write.id().length() > MAX_ID_BYTES
                || write.id().indexOf('\0') >= 0) {
            return false;
        }
        try {
            BsonDocument body = write.document();
            return switch (write.kind()) {
                case REPLACE ->
                    !body.containsKey("_id")
                            && areKeysSafe(body, 1)
                            && (!write.isGuarded() || body.containsKey(write.guardField()));
                case UPDATE -> isUpdate(body);
            };
        } catch (BSONException | IllegalArgumentException e) {
            // Not BSON at all.
            return false;
        }
    }

    private static boolean isUpdate(BsonDocument body) {
        return !body.isEmpty()
                && body.entrySet().stream()
                        .allMatch(operator -> operator.getKey().startsWith("$")
                                && operator.getValue() instanceof BsonDocument fields
                                && !fields.isEmpty()
                                && fields.entrySet().stream()
                                        .allMatch(field -> isPath(field.getKey())
                                                && isOperandSafe(operator.getKey(), field.getValue())));
    }

    private static boolean isPath(String path) {
        if (path.equals("_id") || path.startsWith("_id.")) {
            return false;
        }
        for (String segment : path.split("\\.", -1)) {
            if (segment.isEmpty() || segment.startsWith("$")) {
                return false;
            }
        }
        return true;
    }

    private static boolean isOperandSafe(String operator, BsonValue operand) {
        if (operator.equals("$addToSet")
                && operand instanceof BsonDocument each
                && each.size() == 1
                && each.get("$each") instanceof BsonArray values) {
            return values.stream().allMatch(value -> areKeysSafe(value, 3));
        }
        return areKeysSafe(operand, 2);
    }

    private static boolean areKeysSafe(BsonValue value, int depth) {
        if (depth > MAX_DEPTH) {
            return false;
        }
        if (value instanceof BsonDocument document) {
            return document.entrySet().stream()
                    .allMatch(field -> isKey(field.getKey()) && areKeysSafe(field.getValue(), depth + 1));
        }
        if (value instanceof BsonArray array) {
            return array.stream().allMatch(element -> areKeysSafe(element, depth + 1));
        }
        return true;
    }

    private static boolean isKey(String key) {
        return !key.isEmpty() && !key.startsWith("$") && key.indexOf('.') < 0;
    }
}
