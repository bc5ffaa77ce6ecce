package io.niffler.jobs.acquisition;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.niffler.dicom.data.DateTimes;
import io.niffler.events.BadRecordException;
import io.niffler.events.DeadLetterReason;
import io.niffler.events.InstanceReceived;
import io.niffler.events.MetadataRecord;
import io.niffler.events.Origin;
import java.io.IOException;
import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * Reads {@link InstanceFacts} from metadata records. Elements that say nothing about them are passed over; of a data
 * set alone, reading ends behind the last that does, for attributes ascend in DICOM JSON (PS3.18 F.2.2).
 */
public final class InstanceFactsReader implements Serializable {
    private static final long serialVersionUID = 1L;

    /** The most characters of a text that are kept; LO has 64 (PS3.5 6.2). */
    public static final int MAX_TEXT = 256;

    private static final JsonFactory JSON = JsonFactory.builder()
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .build();
    private static final Instant END_OF_RECEIPTS = LocalDate.of(DateTimes.LAST_YEAR + 1, 1, 1)
            .atStartOfDay(ZoneOffset.UTC)
            .toInstant();
    private static final String ORIGINAL = "ORIGINAL";
    private static final String INSTANCE_NUMBER = "00200013";

    private final ZoneId siteZone;
    private final boolean scannerFallback;

    /**
     * @param siteZone zone of scanners that do not tell their offset from UTC
     * @param scannerFallback whether manufacturer, model and station name stand in for an empty serial number
     */
    public InstanceFactsReader(ZoneId siteZone, boolean scannerFallback) {
        this.siteZone = siteZone;
        this.scannerFallback = scannerFallback;
    }

    /**
     * The facts of an instance.
     *
     * @param json a {@link MetadataRecord} as JSON
     * @throws BadRecordException if it is no metadata JSON, or the receipt before 1970 or after 2199
     */
    public InstanceFacts read(byte[] json) throws BadRecordException {
        InstanceFacts facts = new InstanceFacts();
        AcquisitionAttributes times = new AcquisitionAttributes();
        InstanceReceived receipt = MetadataRecord.scan(json, (tag, element) -> readElement(tag, element, facts, times));
        return finished(facts, times, receipt);
    }

    /**
     * The facts of an instance.
     *
     * @throws BadRecordException if the data set is not a JSON object, or the receipt before 1970 or after 2199
     */
    public InstanceFacts read(MetadataRecord record) throws BadRecordException {
        InstanceFacts facts = new InstanceFacts();
        AcquisitionAttributes times = new AcquisitionAttributes();
        try (JsonParser parser = JSON.createParser(record.dataSet())) {
            readElements(parser, facts, times);
        } catch (IOException e) {
            throw new BadRecordException(DeadLetterReason.DATA_SET_UNREADABLE, "the data set is not DICOM JSON");
        }
        return finished(facts, times, record.receipt());
    }

    private InstanceFacts finished(InstanceFacts facts, AcquisitionAttributes times, InstanceReceived receipt)
            throws BadRecordException {
        facts.studyInstanceUid = receipt.studyInstanceUid();
        facts.seriesInstanceUid = receipt.seriesInstanceUid();
        facts.sopInstanceUid = receipt.sopInstanceUid();
        facts.receivedAt = receivedAt(receipt.time());
        facts.retrospective = receipt.origin() == Origin.RETROSPECTIVE;
        facts.scanner = ScannerKey.of(facts, scannerFallback);
        new AcquisitionClock(siteZone).read(times, facts);
        return facts;
    }

    /** Shifts and their squares must not overflow, whatever the record says. */
    private static long receivedAt(Instant time) throws BadRecordException {
        if (time.isBefore(Instant.EPOCH) || !time.isBefore(END_OF_RECEIPTS)) {
            throw new BadRecordException(DeadLetterReason.DATA_SET_UNREADABLE, "the time of receipt is absurd");
        }
        return time.toEpochMilli();
    }

    private static void readElements(JsonParser parser, InstanceFacts facts, AcquisitionAttributes times)
            throws IOException, BadRecordException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw new BadRecordException(DeadLetterReason.DATA_SET_UNREADABLE, "the data set is not a JSON object");
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String tag = parser.currentName();
            if (tag.compareTo(INSTANCE_NUMBER) > 0) {
                return;
            }
            parser.nextToken();
            readElement(tag, parser, facts, times);
        }
    }

    private static void readElement(String tag, JsonParser parser, InstanceFacts facts, AcquisitionAttributes times)
            throws IOException {
        ElementValue value = new ElementValue(parser, MAX_TEXT);
        switch (tag) {
            case "00080008" -> facts.original = value.contains(ORIGINAL);
            case "00080020" -> facts.studyDate = value.text();
            case "00080021" -> times.seriesDate = value.text();
            case "00080022" -> times.acquisitionDate = value.text();
            case "0008002A" -> times.acquisitionDateTime = value.text();
            case "00080031" -> times.seriesTime = value.text();
            case "00080032" -> times.acquisitionTime = value.text();
            case "00080060" -> facts.modality = value.text();
            case "00080070" -> facts.manufacturer = value.text();
            case "00080080" -> facts.institutionName = value.text();
            case "00080201" -> times.timezoneOffset = value.text();
            case "00081010" -> facts.stationName = value.text();
            case "00081030" -> facts.studyDescription = value.text();
            case "0008103E" -> facts.seriesDescription = value.text();
            case "00081090" -> facts.model = value.text();
            case "00100020" -> facts.patientId = value.text();
            case "00181000" -> facts.deviceSerialNumber = value.text();
            case INSTANCE_NUMBER -> facts.instanceNumber = value.number(InstanceFacts.NO_NUMBER);
            default -> value.skip();
        }
    }
}
