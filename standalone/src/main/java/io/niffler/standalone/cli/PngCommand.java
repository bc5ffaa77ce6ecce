package io.niffler.standalone.cli;

import io.niffler.dicom.png.MappingMode;
import io.niffler.jobs.metadata.features.FeatureSet;
import io.niffler.jobs.metadata.features.FeatureSets;
import io.niffler.jobs.png.ImageNames;
import io.niffler.jobs.png.folder.FolderOptions;
import io.niffler.jobs.png.folder.FolderRun;
import io.niffler.jobs.png.folder.FolderSummary;
import io.niffler.jobs.png.folder.HeaderChoice;
import io.niffler.jobs.png.folder.RunFolder;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** PNG files of a folder. */
@Command(
        name = "png",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Makes PNG files of the DICOM files in a folder, and tables of their metadata.",
            "A run that was ended, however, is gone on with by the same command."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  niffler png --dicom-home scans --out png --depth any",
            "  niffler png --dicom-home scans --out png --depth 2 --flattened-to-level series --bits 8 --mode window",
            "  niffler png --config-json config.json       as the original's PNG extraction"
        })
final class PngCommand implements Callable<Integer> {
    private static final String SHIPPED = "featureset";
    private static final Path IN_WORKING_FOLDER = Path.of("featureset.txt");

    @Mixin
    private PngArguments arguments;

    @Option(
            names = "--mode",
            paramLabel = "MODE",
            defaultValue = "niffler",
            description = "How stored values become samples: ${COMPLETION-CANDIDATES} (${DEFAULT-VALUE}).")
    private MappingMode mode;

    @Option(
            names = "--featureset",
            paramLabel = "FILE",
            description = "The attributes of --specific-headers-only, one keyword or hex tag per line (featureset.txt"
                    + " where there is one, else the feature set 'featureset').")
    private Path featureSet;

    @Option(
            names = "--any-name",
            description = "Also take files that are not called *.dcm, if they begin as DICOM files do.")
    private boolean anyName;

    @Option(names = "--fresh", description = "Delete what an earlier run left in the output folder, and start over.")
    private boolean fresh;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        OriginalValues values = arguments.values();
        Path home = values.path("DICOMHome", "--dicom-home");
        RunFolder folder = new RunFolder(values.path("OutputDirectory", "--out"));
        if (!Files.isDirectory(home)) {
            throw new UsageException("--dicom-home " + home + " is no folder.");
        }
        requireOther(home, folder.out());
        boolean specific = specific(values);
        FolderOptions options = options(values, home, folder);
        folder.create();
        Logs.quietlyTo(folder.log());
        if (specific) {
            options = options.withSpecific(features());
        }
        if (values.truth("SendEmail", false)) {
            out.println("No e-mail will be sent: that is not part of this program.");
        }
        if (options.headers().contradictions() > 0) {
            out.printf(
                    "%,d attributes of the feature set are private and left out: --public-headers-only false keeps them.%n",
                    options.headers().contradictions());
        }
        PngProgress progress = new PngProgress(out);
        FolderRun run = FolderRun.open(options, fresh, progress);
        StopOnSignal signal = StopOnSignal.during(run::stop, out);
        try (run) {
            return convert(run, folder, out);
        } finally {
            signal.ended();
        }
    }

    private static int convert(FolderRun run, RunFolder folder, PrintWriter out) throws Exception {
        try {
            FolderSummary summary = run.run();
            new PngReport(out).print(summary, folder);
            return summary.failed() == 0 && summary.unreadable() == 0 ? ExitCode.OK : ExitCode.PARTLY_FAILED;
        } catch (CancellationException e) {
            return ExitCode.PARTLY_FAILED;
        } catch (IOException e) {
            throw new IOException(e.getMessage() + "\nWhat is done is kept; the log is " + folder.log(), e);
        }
    }

    private static void requireOther(Path home, Path out) throws UsageException, IOException {
        if (!Files.exists(out)) {
            return;
        }
        if (!Files.isDirectory(out)) {
            throw new UsageException("--out " + out + " is no folder.");
        }
        if (Files.isSameFile(home, out)) {
            throw new UsageException("--out is the folder of the DICOM files: choose another.");
        }
    }

    /** All but the feature set, whose errors are the first that can be logged. */
    private FolderOptions options(OriginalValues values, Path home, RunFolder folder) throws UsageException {
        return new FolderOptions(
                home.toString(),
                folder,
                values.depth(),
                anyName,
                level(values.text("FlattenedToLevel", "patient")),
                mode,
                arguments.bits(values),
                values.truth("PrintImages", true),
                new HeaderChoice(
                        values.truth("PublicHeadersOnly", true), values.truth("CommonHeadersOnly", false), null),
                values.processes(Runtime.getRuntime().availableProcessors()));
    }

    private boolean specific(OriginalValues values) throws UsageException {
        boolean specific = values.truth("SpecificHeadersOnly", false);
        if (!specific && featureSet != null) {
            throw new UsageException("--featureset says nothing without --specific-headers-only: add it.");
        }
        return specific;
    }

    private FeatureSet features() {
        if (featureSet != null) {
            return FeatureSets.file(featureSet);
        }
        if (Files.exists(IN_WORKING_FOLDER)) {
            return FeatureSets.file(IN_WORKING_FOLDER);
        }
        return FeatureSets.shipped().stream()
                .filter(set -> set.name().equals(SHIPPED))
                .findFirst()
                .orElseThrow();
    }

    private static ImageNames.Level level(String text) throws UsageException {
        try {
            return ImageNames.Level.valueOf(text.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new UsageException("--flattened-to-level is '" + text + "': write patient, study or series.", e);
        }
    }
}
