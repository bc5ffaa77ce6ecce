package io.niffler.events;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.kafka.KafkaMessageFactory;
import io.cloudevents.rw.CloudEventRWException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.ZoneOffset;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;

/** The headers of {@link Topics#INSTANCES}: a CloudEvent in Kafka binary mode, and plain headers beside it. */
final class InstanceHeaders {
    static final String DATA_REF = "dataref";
    static final String CORRELATION = "correlationid";
    static final String SOP_CLASS_UID = "sopclassuid";
    static final String SOP_INSTANCE_UID = "sopinstanceuid";
    static final String STUDY_INSTANCE_UID = "studyinstanceuid";
    static final String SERIES_INSTANCE_UID = "seriesinstanceuid";
    static final String TRANSFER_SYNTAX_UID = "transfersyntaxuid";
    static final String CALLING_AE = "callingae";
    static final String CALLED_AE = "calledae";
    static final String SIZE = "size";
    static final String SHA256 = "sha256";
    static final String ORIGIN = "origin";

    private static final byte[] NO_DATA = {};
    private static final String SPEC_VERSION = "ce_specversion";

    private InstanceHeaders() {}

    static ProducerRecord<String, byte[]> toRecord(InstanceReceived receipt, byte[] value) {
        Headers headers = KafkaMessageFactory.createWriter(Topics.INSTANCES, receipt.studyInstanceUid())
                .writeBinary(toCloudEvent(receipt))
                .headers();
        add(headers, SOP_CLASS_UID, receipt.sopClassUid());
        add(headers, SOP_INSTANCE_UID, receipt.sopInstanceUid());
        add(headers, STUDY_INSTANCE_UID, receipt.studyInstanceUid());
        add(headers, SERIES_INSTANCE_UID, receipt.seriesInstanceUid());
        add(headers, TRANSFER_SYNTAX_UID, receipt.transferSyntaxUid());
        add(headers, CALLING_AE, receipt.callingAe());
        add(headers, CALLED_AE, receipt.calledAe());
        add(headers, SIZE, Long.toString(receipt.size()));
        add(headers, SHA256, receipt.sha256());
        add(headers, ORIGIN, receipt.origin().text());
        return new ProducerRecord<>(
                Topics.INSTANCES, null, receipt.time().toEpochMilli(), receipt.studyInstanceUid(), value, headers);
    }

    private static CloudEvent toCloudEvent(InstanceReceived receipt) {
        CloudEventBuilder event = CloudEventBuilder.v1()
                .withId(receipt.id())
                .withSource(URI.create(receipt.source()))
                .withType(InstanceReceived.TYPE)
                .withTime(receipt.time().atOffset(ZoneOffset.UTC))
                .withSubject(receipt.subject())
                .withDataContentType(InstanceReceived.CONTENT_TYPE);
        if (receipt.dataRef() != null) {
            event.withExtension(DATA_REF, receipt.dataRef());
        }
        if (receipt.correlation() != null) {
            event.withExtension(CORRELATION, receipt.correlation());
        }
        return event.build();
    }

    private static void add(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    static InstanceReceived from(Headers headers) throws BadRecordException {
        HeaderReader plain = new HeaderReader(headers);
        plain.required(SPEC_VERSION);
        CloudEvent event = cloudEvent(headers);
        if (!event.getType().equals(InstanceReceived.TYPE)) {
            throw HeaderReader.malformed("ce_type");
        }
        if (event.getTime() == null) {
            throw new BadRecordException(DeadLetterReason.HEADER_MISSING, "ce_time");
        }
        try {
            InstanceReceived receipt = new InstanceReceived(
                    event.getId(),
                    event.getSource().toString(),
                    event.getTime().toInstant(),
                    plain.required(STUDY_INSTANCE_UID),
                    plain.required(SERIES_INSTANCE_UID),
                    plain.required(SOP_INSTANCE_UID),
                    plain.required(SOP_CLASS_UID),
                    plain.required(TRANSFER_SYNTAX_UID),
                    plain.required(CALLING_AE),
                    plain.required(CALLED_AE),
                    plain.requiredLong(SIZE),
                    plain.required(SHA256),
                    origin(plain),
                    plain.optional("ce_" + DATA_REF),
                    plain.optional("ce_" + CORRELATION));
            if (!receipt.subject().equals(event.getSubject())) {
                throw HeaderReader.malformed("ce_subject");
            }
            return receipt;
        } catch (IllegalArgumentException e) {
            throw new BadRecordException(DeadLetterReason.HEADER_MALFORMED, e.getMessage(), e);
        }
    }

    private static CloudEvent cloudEvent(Headers headers) throws BadRecordException {
        try {
            return KafkaMessageFactory.createReader(headers, NO_DATA).toEvent();
        } catch (CloudEventRWException | IllegalArgumentException | IllegalStateException | DateTimeException e) {
            // The library's messages quote values: neither the message nor the cause may go on from here.
            throw new BadRecordException(DeadLetterReason.HEADER_MALFORMED, "not a CloudEvent in binary mode");
        }
    }

    private static Origin origin(HeaderReader plain) throws BadRecordException {
        try {
            return Origin.of(plain.required(ORIGIN));
        } catch (IllegalArgumentException e) {
            throw HeaderReader.malformed(ORIGIN);
        }
    }
}
