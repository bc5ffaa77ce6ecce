package io.niffler.gateway.extraction.request;

import io.niffler.config.Setting;
import io.niffler.dicom.net.AeTitle;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** The keys of the original's {@code config.json} and {@code system.json}, and the setting that each stands for. */
enum OriginalKey {
    NIFFLER_SYSTEM("NifflerSystem", Kind.PATH, null),
    STORAGE_FOLDER("StorageFolder", Kind.PATH, ExtractSettings.STORAGE_FOLDER),
    FILE_PATH("FilePath", Kind.TEXT, null),
    CSV_FILE("CsvFile", Kind.PATH, ExtractSettings.CSV),
    NUMBER_OF_QUERY_ATTRIBUTES("NumberOfQueryAttributes", Kind.NUMBER, null),
    FIRST_ATTR("FirstAttr", Kind.TEXT, null),
    FIRST_INDEX("FirstIndex", Kind.NUMBER, null),
    SECOND_ATTR("SecondAttr", Kind.TEXT, null),
    SECOND_INDEX("SecondIndex", Kind.NUMBER, null),
    THIRD_ATTR("ThirdAttr", Kind.TEXT, null),
    THIRD_INDEX("ThirdIndex", Kind.NUMBER, null),
    LONG_ACCESSION("LongAccession", Kind.TRUTH, ExtractSettings.LONG_ACCESSION),
    DATE_FORMAT("DateFormat", Kind.TEXT, ExtractSettings.DATE_FORMAT, DateFormat::of),
    SEND_EMAIL("SendEmail", Kind.TRUTH, ExtractSettings.SEND_EMAIL),
    YOUR_EMAIL("YourEmail", Kind.TEXT, ExtractSettings.EMAIL),
    DCM4CHE_BIN("DCM4CHEBin", Kind.TEXT, null),
    SRC_AET("SrcAet", Kind.TEXT, ExtractSettings.PACS, PacsAddress::parse),
    QUERY_AET("QueryAet", Kind.TEXT, ExtractSettings.OWN_AE, OwnEntity::parse),
    DEST_AET("DestAet", Kind.TEXT, ExtractSettings.DESTINATION_AE, AeTitle::require),
    NIGHTLY_ONLY("NightlyOnly", Kind.TRUTH, ExtractSettings.NIGHTLY_ONLY),
    START_HOUR("StartHour", Kind.NUMBER, ExtractSettings.START_HOUR),
    END_HOUR("EndHour", Kind.NUMBER, ExtractSettings.END_HOUR),
    NIFFLER_ID("NifflerID", Kind.NUMBER, ExtractSettings.ID),
    MAX_NIFFLER_PROCESSES("MaxNifflerProcesses", Kind.NUMBER, ExtractSettings.MAX_PROCESSES);

    /** What a value is. */
    enum Kind {
        TEXT,
        PATH,
        NUMBER,
        TRUTH
    }

    private static final Map<String, OriginalKey> BY_WRITTEN =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(OriginalKey::written, key -> key));

    private final String written;
    private final Kind kind;

    @SuppressWarnings("ImmutableEnumChecker") // Setting is
    private final Setting<?> setting;

    @SuppressWarnings("ImmutableEnumChecker") // references to static methods
    private final Consumer<String> form;

    OriginalKey(String written, Kind kind, Setting<?> setting) {
        this(written, kind, setting, text -> {});
    }

    OriginalKey(String written, Kind kind, Setting<?> setting, Consumer<String> form) {
        this.written = written;
        this.kind = kind;
        this.setting = setting;
        this.form = form;
    }

    /** The key as it is written. */
    String written() {
        return written;
    }

    Kind kind() {
        return kind;
    }

    /** The setting of the same meaning, or null when it takes more than that. */
    Setting<?> setting() {
        return setting;
    }

    /** Fails with an {@link IllegalArgumentException} when a text of the right kind is not of the right form. */
    void checkForm(String text) {
        form.accept(text);
    }

    /**
     * The key of that name, exact spelling.
     *
     * @throws IllegalArgumentException with the nearest one
     */
    static OriginalKey of(String written) {
        OriginalKey key = BY_WRITTEN.get(written);
        if (key != null) {
            return key;
        }
        String nearest = Nearest.to(written, Arrays.stream(values()).map(OriginalKey::written));
        throw new IllegalArgumentException(
                nearest == null
                        ? "remove it; known are "
                                + Arrays.stream(values())
                                        .map(OriginalKey::written)
                                        .collect(Collectors.joining(", "))
                        : "did you mean " + nearest + "?");
    }

    /** {@code First}, {@code Second} or {@code Third} with an ending. */
    static OriginalKey ofAttribute(int index, String ending) {
        return BY_WRITTEN.get(new String[] {"First", "Second", "Third"}[index] + ending);
    }

    /** {@code TRUE} and {@code 1} as {@code true}; the original takes any text of the command line for true. */
    static String truth(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "1" -> "true";
            case "false", "0" -> "false";
            default -> throw new IllegalArgumentException("write true or false");
        };
    }
}
