package io.niffler.benchmarks.hospital;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeFormatter;

/**
 * Writes records as the values of the metadata topic. Beside the attributes that the job reads there are as many others as
 * an image of a CT scanner has.
 */
final class RecordText {
    private static final String BEFORE_DEVICE = others("0018", 0x0015, 24);
    private static final String BEHIND_DEVICE = others("0018", 0x1020, 16);
    private static final String AT_END = others("0020", 0x0032, 8) + others("0028", 0x0002, 24);
    private static final String HASH = "0123456789abcdef".repeat(4);
    private static final String IMAGE_CLASS = "1.2.840.10008.5.1.4.1.1.2";

    private final StringBuilder text = new StringBuilder(8_192);
    private final TimeAttributes times = new TimeAttributes();

    /** The JSON in UTF-8. */
    byte[] write(PlannedRecord record) {
        text.setLength(0);
        PlannedSeries series = record.series();
        String sop = record.sopInstanceUid();
        text.append("{\"schema\":\"io.niffler.metadata.v1\",\"receipt\":{\"id\":\"")
                .append(sop)
                .append('-')
                .append(record.receivedAt())
                .append("\",\"source\":\"/gateway/NIFFLER\",\"time\":\"")
                .append(Instant.ofEpochMilli(record.receivedAt()))
                .append("\",\"origin\":\"")
                .append(record.retrospective() ? "retrospective" : "live")
                .append("\",\"callingAe\":\"")
                .append(record.scanner().station())
                .append("\",\"calledAe\":\"NIFFLER\",\"size\":525312,\"sha256\":\"")
                .append(HASH)
                .append("\",\"sopClass\":\"")
                .append(IMAGE_CLASS)
                .append(
                        "\",\"transferSyntax\":\"1.2.840.10008.1.2.1\",\"topic\":\"niffler.instances\",\"partition\":0,")
                .append("\"offset\":0},\"study\":\"")
                .append(series.study().uid())
                .append("\",\"series\":\"")
                .append(series.uid())
                .append("\",\"instance\":\"")
                .append(sop)
                .append("\",\"problems\":[],\"omitted\":[{\"tag\":\"7FE00010\",\"vr\":\"OW\",\"length\":524288}],")
                .append("\"dataset\":{");
        appendDataSet(record);
        text.setCharAt(text.length() - 1, '}');
        return text.append('}').toString().getBytes(StandardCharsets.UTF_8);
    }

    private void appendDataSet(PlannedRecord record) {
        PlannedSeries series = record.series();
        PlannedStudy study = series.study();
        Scanner scanner = record.scanner();
        times.set(record);
        element("00080005", "CS", "ISO_IR 192");
        text.append("\"00080008\":{\"vr\":\"CS\",\"Value\":[\"")
                .append(record.kind() == RecordKind.DERIVED ? "DERIVED" : "ORIGINAL")
                .append("\",\"PRIMARY\",\"AXIAL\"]},");
        element("00080016", "UI", IMAGE_CLASS);
        element("00080018", "UI", record.sopInstanceUid());
        element("00080020", "DA", DateTimeFormatter.BASIC_ISO_DATE.format(study.date()));
        element("00080021", "DA", times.seriesDate);
        element("00080022", "DA", times.acquisitionDate);
        element("00080023", "DA", "20240101");
        element("0008002A", "DT", times.acquisitionDateTime);
        element("00080030", "TM", "120000");
        element("00080031", "TM", times.seriesTime);
        element("00080032", "TM", times.acquisitionTime);
        element("00080033", "TM", "120000");
        element("00080060", "CS", series.modality());
        element("00080070", "LO", scanner.manufacturer());
        element("00080080", "LO", "Simulated Hospital");
        element("00080201", "SH", times.offset);
        element("00081010", "SH", scanner.station());
        element("00081030", "LO", series.description());
        element("0008103E", "LO", "Series of the simulation");
        element("00081090", "LO", scanner.model());
        text.append("\"00100010\":{\"vr\":\"PN\",\"Value\":[{\"Alphabetic\":\"Nobody^At^All\"}]},");
        element("00100020", "LO", study.patientId());
        text.append(BEFORE_DEVICE);
        element("00181000", "LO", scanner.serial());
        text.append(BEHIND_DEVICE);
        element("0020000D", "UI", study.uid());
        element("0020000E", "UI", series.uid());
        number("00200011", series.number());
        number("00200013", record.instance());
        text.append(AT_END);
    }

    private void element(String tag, String vr, String value) {
        if (value == null) {
            return;
        }
        text.append('"').append(tag).append("\":{\"vr\":\"").append(vr).append('"');
        if (!value.isEmpty()) {
            text.append(",\"Value\":[\"").append(value).append("\"]");
        }
        text.append("},");
    }

    private void number(String tag, int value) {
        text.append('"')
                .append(tag)
                .append("\":{\"vr\":\"IS\",\"Value\":[")
                .append(value)
                .append("]},");
    }

    private static String others(String group, int first, int count) {
        StringBuilder others = new StringBuilder();
        for (int i = 0; i < count; i++) {
            others.append("\"%s%04X\":{\"vr\":\"DS\",\"Value\":[%d.5,-0.25,100]},".formatted(group, first + i * 2, i));
        }
        return others.toString();
    }
}
