package io.niffler.jobs.metadata;

import io.niffler.connectors.mongo.MongoWrite;
import io.niffler.connectors.mongo.MongoWrites;
import io.niffler.events.DeadLetter;
import io.niffler.events.DeadLetterReason;
import io.niffler.events.SourcePosition;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.OptionalLong;
import org.bson.BsonDocument;
import org.bson.BsonString;

/** Instances as the source would hand them on. */
final class TestInstances {
    static final long RECEIPT = 1_700_000_000_000L;

    private TestInstances() {}

    /** Instance number {@code number} of a series, received that many seconds after {@link #RECEIPT}. */
    static InstanceHeader instance(String study, String series, int number) {
        return instance(study, series, number, number, "CT");
    }

    /**
     * An instance; an ORIGINAL image when its number is even.
     *
     * @param content decides the SHA-256
     */
    static InstanceHeader instance(String study, String series, int number, int content, String modality) {
        InstanceHeader header = new InstanceHeader();
        header.studyInstanceUid = study;
        header.seriesInstanceUid = series;
        header.sopInstanceUid = series + "." + number;
        header.sopClassUid = "1.2.840.10008.5.1.4.1.1.2";
        header.transferSyntaxUid = number % 2 == 0 ? "1.2.840.10008.1.2.1" : "1.2.840.10008.1.2.4.70";
        header.modality = modality;
        header.rank = InstanceRank.of(OptionalLong.of(number), header.sopInstanceUid);
        header.sha256 = new byte[32];
        Arrays.fill(header.sha256, (byte) content);
        header.bytes = 1_000L + number;
        header.receipt = RECEIPT + 1_000L * number;
        if (number % 2 == 0) {
            long acquired = RECEIPT - 7_250L * number;
            header.acquired = AcquisitionSpan.of(acquired - 18_000_000, acquired);
        }
        header.metadata = header.sopInstanceUid.getBytes(StandardCharsets.UTF_8);
        header.features = new MongoWrite[] {features(header)};
        header.conflict = new DeadLetter(
                DeadLetterReason.CONTENT_CONFLICT,
                MetadataOperators.SERIES_STAGE,
                1,
                new SourcePosition("niffler.instances", 0, content),
                null,
                new String[0],
                new byte[0][],
                null);
        return header;
    }

    private static MongoWrite features(InstanceHeader header) {
        BsonDocument document = new BsonDocument("rank", new BsonString(header.rank));
        document.put("SOPInstanceUID", new BsonString(header.sopInstanceUid));
        return MongoWrites.replaceIfSmaller("featureset", header.seriesInstanceUid, "rank", document);
    }
}
