package io.niffler.jobs.metadata;

import io.niffler.connectors.InstanceParser;
import io.niffler.connectors.SourceRecord;
import io.niffler.connectors.mongo.MongoWrite;
import io.niffler.connectors.mongo.MongoWrites;
import io.niffler.dicom.data.DataSet;
import io.niffler.dicom.data.DataSetProblem;
import io.niffler.dicom.data.DicomParseException;
import io.niffler.dicom.data.Part10;
import io.niffler.dicom.data.Part10File;
import io.niffler.dicom.data.ReadOptions;
import io.niffler.dicom.data.Tag;
import io.niffler.events.BadRecordException;
import io.niffler.events.DeadLetter;
import io.niffler.events.DeadLetterReason;
import io.niffler.events.InstanceReceived;
import io.niffler.events.MetadataRecord;
import io.niffler.events.SourcePosition;
import io.niffler.jobs.InstanceChecks;
import io.niffler.jobs.acquisition.InstanceFacts;
import io.niffler.jobs.acquisition.InstanceFactsReader;
import io.niffler.jobs.acquisition.TimeProblem;
import io.niffler.jobs.metadata.features.FeatureDocuments;
import io.niffler.jobs.metadata.features.FeatureSet;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.bson.BsonDocument;

/**
 * Reads an instance's header inside the source: its DICOM JSON, its documents for MongoDB and the facts that series and
 * studies are made of. Of an instance in the blob store only what stands before the pixel data is fetched.
 */
final class InstanceHeaderParser implements InstanceParser<InstanceHeader> {
    private static final long serialVersionUID = 1L;

    /** A modality is 16 characters at most (PS3.5 6.2, CS); what is much longer is no modality. */
    private static final int MAX_MODALITY = 64;

    private static final long UNKNOWN_OFFSET = -1;

    private final List<FeatureSet> featureSets;
    private final FeatureDocuments documents;
    private final InstanceFactsReader facts;

    InstanceHeaderParser(List<FeatureSet> featureSets, FeatureDocuments documents, InstanceFactsReader facts) {
        this.featureSets = List.copyOf(featureSets);
        this.documents = documents;
        this.facts = facts;
    }

    @Override
    public InstanceHeader parse(InstanceReceived receipt, SourceRecord record) throws BadRecordException, IOException {
        long start = System.nanoTime();
        Part10File file = read(record);
        DataSet dataSet = file.dataSet();
        InstanceChecks.requireUids(dataSet, receipt);

        InstanceHeader header = new InstanceHeader();
        header.studyInstanceUid = receipt.studyInstanceUid();
        header.seriesInstanceUid = receipt.seriesInstanceUid();
        header.sopInstanceUid = receipt.sopInstanceUid();
        header.sopClassUid = receipt.sopClassUid();
        header.transferSyntaxUid = receipt.transferSyntaxUid();
        header.modality = modality(dataSet);
        header.rank = InstanceRank.of(dataSet.longValue(Tag.INSTANCE_NUMBER), receipt.sopInstanceUid());
        header.sha256 = HexFormat.of().parseHex(receipt.sha256());
        header.bytes = receipt.size();
        header.receipt = receipt.time().toEpochMilli();
        header.features = features(dataSet, receipt, header.rank, record.position());
        MetadataRecord metadata = metadata(file, receipt, record);
        header.acquired = acquired(facts.read(metadata));
        header.metadata = metadata.toJson();
        header.conflict = conflict(receipt, record);
        header.parseMicros = (System.nanoTime() - start) / 1_000;
        return header;
    }

    private static Part10File read(SourceRecord record) throws BadRecordException, IOException {
        try {
            return record.isInline()
                    ? Part10.read(record.value(), ReadOptions.HEADERS)
                    : Part10.read(record.open(), ReadOptions.HEADERS);
        } catch (DicomParseException e) {
            throw InstanceChecks.unreadable(e);
        }
    }

    private static String modality(DataSet dataSet) {
        String modality = dataSet.string(Tag.MODALITY);
        return modality == null || modality.length() > MAX_MODALITY ? null : modality;
    }

    private MongoWrite[] features(DataSet dataSet, InstanceReceived receipt, String rank, SourcePosition position) {
        MongoWrite[] features = new MongoWrite[featureSets.size()];
        for (int i = 0; i < features.length; i++) {
            FeatureSet set = featureSets.get(i);
            BsonDocument document = documents.of(set, dataSet, rank, receipt.time());
            features[i] = MongoWrites.replaceIfSmaller(
                            set.name(), receipt.seriesInstanceUid(), FeatureDocuments.RANK, document)
                    .from(position);
        }
        return features;
    }

    private static AcquisitionSpan acquired(InstanceFacts facts) {
        return facts.original && facts.timeProblem == TimeProblem.NONE
                ? AcquisitionSpan.of(facts.acquiredAt, facts.acquiredInstant)
                : new AcquisitionSpan();
    }

    private static MetadataRecord metadata(Part10File file, InstanceReceived receipt, SourceRecord record)
            throws BadRecordException {
        DataSetJson json = new DataSetJson(file.dataSet());
        List<MetadataRecord.Problem> problems = new ArrayList<>();
        file.problems().forEach(problem -> problems.add(problem(problem.tag(), problem.kind(), problem.offset())));
        for (int tag : json.badCharacters()) {
            problems.add(problem(tag, DataSetProblem.Kind.BAD_CHARACTER_SET, UNKNOWN_OFFSET));
        }
        return new MetadataRecord(receipt, record.position(), problems, json.omitted(), json.json());
    }

    private static MetadataRecord.Problem problem(int tag, DataSetProblem.Kind kind, long offset) {
        return new MetadataRecord.Problem(Tag.toHex(tag).toUpperCase(Locale.ROOT), kind.name(), offset);
    }

    /** Refers to the source record: its value does not leave the source. */
    private static DeadLetter conflict(InstanceReceived receipt, SourceRecord record) {
        return DeadLetter.of(
                DeadLetterReason.CONTENT_CONFLICT,
                MetadataOperators.SERIES_STAGE,
                1,
                record.position(),
                receipt.studyInstanceUid().getBytes(StandardCharsets.UTF_8),
                record.headers(),
                null);
    }
}
