package io.niffler.jobs.png;

import io.niffler.connectors.mongo.MongoWrite;
import io.niffler.connectors.mongo.MongoWrites;
import io.niffler.events.ImageRecord;
import io.niffler.events.InstanceReceived;
import java.nio.charset.StandardCharsets;
import org.bson.BsonDocument;
import org.bson.BsonString;

/**
 * The document of an image. It says what follows from the instance and the settings alone, so a replay or the same instance
 * again writes the same.
 */
final class ImageDocument {
    static final String COLLECTION = "images";

    private ImageDocument() {}

    static MongoWrite write(ImageRecord image, byte[] json) {
        InstanceReceived receipt = image.receipt();
        BsonDocument event = BsonDocument.parse(new String(json, StandardCharsets.UTF_8));
        BsonDocument document = new BsonDocument()
                .append("studyInstanceUid", new BsonString(receipt.studyInstanceUid()))
                .append("seriesInstanceUid", new BsonString(receipt.seriesInstanceUid()))
                .append("sopInstanceUid", new BsonString(receipt.sopInstanceUid()))
                .append("sopClassUid", new BsonString(receipt.sopClassUid()))
                .append("transferSyntaxUid", new BsonString(receipt.transferSyntaxUid()))
                .append("sha256", new BsonString(receipt.sha256()));
        for (String field : new String[] {"frame", "frames", "uri", "bytes", "rows", "columns", "mapping"}) {
            document.append(field, event.get(field));
        }
        return MongoWrites.replace(COLLECTION, image.id(), document).from(image.source());
    }
}
