package io.niffler.standalone.cli;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import picocli.CommandLine.Option;

/**
 * The options of {@code png} as they are written. Each that the original has can also be given by its name there, and in its
 * {@code config.json}; the command line comes first.
 */
final class PngArguments {
    private static final String TRUTH = "true|false";

    private static final Set<String> KNOWN = Set.of(
            "DICOMHome",
            "OutputDirectory",
            "Depth",
            "FlattenedToLevel",
            "is16Bit",
            "PrintImages",
            "PublicHeadersOnly",
            "CommonHeadersOnly",
            "SpecificHeadersOnly",
            "UseProcesses",
            "SplitIntoChunks",
            "SendEmail",
            "YourEmail");

    private final Map<String, String> given = new TreeMap<>();

    @Option(
            names = "--config-json",
            paramLabel = "FILE",
            description = "The original's config.json; options of the command line come first.")
    private Path config;

    @Option(
            names = {"--dicom-home", "--DICOMHome"},
            paramLabel = "DIR",
            description = "The folder with the DICOM files.")
    void dicomHome(String value) {
        give("DICOMHome", value);
    }

    @Option(
            names = {"--out", "--OutputDirectory"},
            paramLabel = "DIR",
            description = "Where images and tables go. A run that was ended is gone on with.")
    void out(String value) {
        give("OutputDirectory", value);
    }

    @Option(
            names = {"--depth", "--Depth"},
            paramLabel = "N|any",
            description = "How many folders below the DICOM folder the files are (0).")
    void depth(String value) {
        give("Depth", value);
    }

    @Option(
            names = {"--flattened-to-level", "--FlattenedToLevel"},
            paramLabel = "LEVEL",
            description = "The deepest folder of an image: patient, study or series (patient).")
    void level(String value) {
        give("FlattenedToLevel", value);
    }

    @Option(names = "--bits", paramLabel = "8|16", description = "Bits per sample (16); raw takes as many as it needs.")
    private Integer bits;

    @Option(
            names = {"--is-16-bit", "--is16Bit"},
            arity = "0..1",
            fallbackValue = "true",
            paramLabel = TRUTH,
            description = "The original's way to choose 16 or 8 bits per sample (true).")
    void is16Bit(String value) {
        give("is16Bit", value);
    }

    @Option(
            names = {"--print-images", "--PrintImages"},
            arity = "0..1",
            fallbackValue = "true",
            paramLabel = TRUTH,
            description = "Whether to write images, and not only metadata.csv (true).")
    void printImages(String value) {
        give("PrintImages", value);
    }

    @Option(
            names = {"--public-headers-only", "--PublicHeadersOnly"},
            arity = "0..1",
            fallbackValue = "true",
            paramLabel = TRUTH,
            description = "Whether metadata.csv goes without private attributes (true).")
    void publicHeadersOnly(String value) {
        give("PublicHeadersOnly", value);
    }

    @Option(
            names = {"--common-headers-only", "--CommonHeadersOnly"},
            arity = "0..1",
            fallbackValue = "true",
            paramLabel = TRUTH,
            description = "Whether metadata.csv has only columns with a value in more than 90 %% of the files (false).")
    void commonHeadersOnly(String value) {
        give("CommonHeadersOnly", value);
    }

    @Option(
            names = {"--specific-headers-only", "--SpecificHeadersOnly"},
            arity = "0..1",
            fallbackValue = "true",
            paramLabel = TRUTH,
            description = "Whether metadata.csv has only the attributes of a feature set (false).")
    void specificHeadersOnly(String value) {
        give("SpecificHeadersOnly", value);
    }

    @Option(
            names = {"--use-processes", "--UseProcesses"},
            paramLabel = "N",
            description = "Tasks that convert at the same time: 0 for one per core, 0.5 for half of them (0).")
    void useProcesses(String value) {
        give("UseProcesses", value);
    }

    @Option(
            names = {"--split-into-chunks", "--SplitIntoChunks"},
            paramLabel = "N",
            description = "Accepted and not needed: memory does not grow with the number of files.")
    void splitIntoChunks(String value) {
        give("SplitIntoChunks", value);
    }

    @Option(
            names = {"--send-email", "--SendEmail"},
            arity = "0..1",
            fallbackValue = "true",
            paramLabel = TRUTH,
            description = "Accepted: no e-mail is sent.")
    void sendEmail(String value) {
        give("SendEmail", value);
    }

    @Option(
            names = {"--your-email", "--YourEmail"},
            paramLabel = "ADDRESS",
            description = "Accepted: no e-mail is sent.")
    void yourEmail(String value) {
        give("YourEmail", value);
    }

    /** Picocli calls the methods with null before it parses. */
    private void give(String name, String value) {
        if (value == null) {
            given.remove(name);
        } else {
            given.put(name, value);
        }
    }

    /** The values by the original's names. */
    OriginalValues values() throws UsageException {
        Map<String, String> all = new TreeMap<>();
        if (config != null) {
            all.putAll(OriginalConfig.read(config, new TreeSet<>(KNOWN)));
        }
        all.putAll(given);
        return new OriginalValues(all);
    }

    /** Bits per sample, 8 or 16. */
    int bits(OriginalValues values) throws UsageException {
        int chosen = values.truth("is16Bit", true) ? 16 : 8;
        if (bits == null) {
            return chosen;
        }
        if (bits != 8 && bits != 16) {
            throw new UsageException("--bits is " + bits + ": write 8 or 16.");
        }
        if (given.containsKey("is16Bit") && chosen != bits) {
            throw new UsageException("--bits " + bits + " and --is16Bit " + given.get("is16Bit")
                    + " contradict each other: leave one of them out.");
        }
        return bits;
    }
}
