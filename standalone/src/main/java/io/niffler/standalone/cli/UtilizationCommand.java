package io.niffler.standalone.cli;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import io.niffler.config.Settings;
import io.niffler.jobs.utilization.UtilizationSettings;
import io.niffler.jobs.utilization.days.DayDocuments;
import io.niffler.jobs.utilization.exams.ExamRules;
import io.niffler.jobs.utilization.tables.CompatTable;
import io.niffler.jobs.utilization.tables.CsvTable;
import io.niffler.jobs.utilization.tables.JsonTable;
import io.niffler.jobs.utilization.tables.ScannerList;
import io.niffler.jobs.utilization.tables.StudyTable;
import io.niffler.standalone.utilization.DateRange;
import io.niffler.standalone.utilization.DayOutput;
import io.niffler.standalone.utilization.IntermediateFiles;
import io.niffler.standalone.utilization.OriginalTable;
import io.niffler.standalone.utilization.StoredDays;
import io.niffler.standalone.utilization.StudyOutput;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.bson.BsonDocument;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Prints what scanners did. */
@Command(
        name = "utilization",
        mixinStandardHelpOptions = true,
        description = {
            "Prints what scanners did on each day: exams, busy and idle time, turnaround (median and longest, in minutes).",
            "It asks the `niffler up` that runs on ./niffler-data or on the default port, or reads the original's"
                    + " intermediate tables."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  niffler utilization                                        the last day that is known",
            "  niffler utilization --month 2024-03 --scanner 142635,25992",
            "  niffler utilization --from 20240301 --to 20240307 --subset subset_scanners.csv --csv",
            "  niffler utilization --date 20240305 --json | jq .utilization",
            "  niffler utilization --date 20240305 --studies --compat > 20240305.csv",
            "  niffler utilization --intermediate 20240305.csv --subset subset_scanners.csv --compat"
        })
final class UtilizationCommand implements Callable<Integer> {
    @ArgGroup(validate = false, heading = "%nDays (the last one that is known):%n")
    private DateOptions dates = new DateOptions();

    @Option(
            names = "--scanner",
            paramLabel = "KEY[,KEY]",
            description = "Only this scanner, mostly a DeviceSerialNumber; may be repeated.")
    private List<String> scanners = new ArrayList<>();

    @Option(
            names = "--subset",
            paramLabel = "FILE",
            description = "Only scanners of this list; the original's subset_scanners.csv.")
    private Path subset;

    @Option(names = "--csv", description = "The original's final table, as it should be, with all exams.")
    private boolean csv;

    @Option(names = "--json", description = "One JSON object a line for each scanner and day, with all exams.")
    private boolean json;

    @Option(
            names = "--compat",
            description = "The original's final table to the letter; of each series one instance counts.")
    private boolean compat;

    @Option(
            names = "--studies",
            description = "The original's intermediate table of the stored days instead: a row for each study."
                    + " With --compat to the letter, for one day.")
    private boolean studies;

    @Option(
            names = "--intermediate",
            paramLabel = "FILE",
            description = "The original's intermediate table of a day instead of the stored days; may be repeated."
                    + " The day is --date, or else the one in the file's name.")
    private List<Path> intermediate = new ArrayList<>();

    @Mixin
    private StoreOptions store;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        if (json && (csv || compat)) {
            throw new UsageException("--json does not go with --csv or --compat: choose one.");
        }
        if (studies && (json || !intermediate.isEmpty())) {
            throw new UsageException("--studies does not go with --json or --intermediate.");
        }
        Set<String> wanted = wanted();
        Settings settings = store.settings();
        try {
            return intermediate.isEmpty() ? printStored(settings, wanted) : printIntermediate(settings, wanted);
        } finally {
            out().flush();
        }
    }

    private int printStored(Settings settings, Set<String> wanted) throws Exception {
        Optional<DateRange> range = dates.range();
        if (studies
                && compat
                && range.isPresent()
                && !range.get().from().equals(range.get().to())) {
            throw new UsageException("--studies --compat: the original's rows do not tell their day; choose one.");
        }
        ExamRules rules = UtilizationSettings.rules(settings);
        ExamRules used = compat ? new ExamRules(rules.studyGap(), rules.examGap(), true) : rules;
        store.read(database -> {
            MongoCollection<BsonDocument> documents = documents(database);
            Optional<DateRange> days =
                    range.or(() -> StoredDays.lastDate(documents, wanted).map(DateRange::of));
            if (days.isEmpty()) {
                spec.commandLine().getErr().println("No scanner was seen yet: " + database.getName() + " has no days.");
                return;
            }
            StoredDays stored =
                    new StoredDays(documents, used, scanner -> isWanted(wanted, scanner), output(used, wanted));
            if (!stored.print(days.get(), wanted)) {
                spec.commandLine().getErr().println("No exam began on these days at these scanners.");
            }
        });
        return ExitCode.OK;
    }

    private static MongoCollection<BsonDocument> documents(MongoDatabase database) {
        return database.getCollection(DayDocuments.DAYS, BsonDocument.class);
    }

    private int printIntermediate(Settings settings, Set<String> wanted) throws UsageException, IOException {
        IntermediateFiles files =
                new IntermediateFiles(intermediateFiles(), spec.commandLine().getErr());
        ExamRules rules = UtilizationSettings.rules(settings);
        if (compat) {
            files.print(compatTable(rules, wanted));
        } else {
            files.print(rules, scanner -> isWanted(wanted, scanner), output(rules, wanted));
        }
        return files.badRows() == 0 ? ExitCode.OK : ExitCode.PARTLY_FAILED;
    }

    private SortedMap<LocalDate, Path> intermediateFiles() throws UsageException {
        Optional<LocalDate> given = dates.singleDate();
        if (given.isPresent() && intermediate.size() > 1) {
            throw new UsageException("--date goes with one --intermediate: several need their days in their names.");
        }
        SortedMap<LocalDate, Path> files = new TreeMap<>();
        for (Path file : intermediate) {
            if (!Files.isReadable(file) || Files.isDirectory(file)) {
                throw new UsageException("--intermediate: there is no readable file " + file + ".");
            }
            LocalDate date = given.or(() -> DateRange.dateInName(String.valueOf(file.getFileName())))
                    .orElseThrow(() -> new UsageException("--intermediate: " + file
                            + " has no day such as 20240305 in its name: say which it is with --date."));
            if (files.putIfAbsent(date, file) != null) {
                throw new UsageException("--intermediate: " + file + " and " + files.get(date) + " are of one day.");
            }
        }
        return files;
    }

    /** The scanners to print; empty for all. */
    private Set<String> wanted() throws UsageException {
        // A key made of manufacturer and model may have commas itself.
        Set<String> wanted = new LinkedHashSet<>(scanners);
        scanners.forEach(several -> wanted.addAll(List.of(several.split(","))));
        if (subset != null) {
            try {
                wanted.addAll(ScannerList.read(subset));
            } catch (IOException e) {
                throw new UsageException("--subset: " + subset + " cannot be read as a list of scanners.", e);
            }
            if (wanted.isEmpty()) {
                throw new UsageException("--subset: there is no scanner in " + subset + ".");
            }
        }
        return wanted;
    }

    private static boolean isWanted(Set<String> wanted, String scanner) {
        return wanted.isEmpty() || wanted.contains(scanner);
    }

    private DayOutput output(ExamRules rules, Set<String> wanted) {
        if (studies) {
            return new StudyOutput(new StudyTable(compat, out()));
        }
        if (compat) {
            return new OriginalTable(compatTable(rules, wanted));
        }
        if (json) {
            JsonTable table = new JsonTable(out());
            return days -> days.forEach(table::print);
        }
        if (csv) {
            CsvTable table = new CsvTable(out());
            return days -> days.forEach(table::print);
        }
        return new SummaryTable(out());
    }

    private CompatTable compatTable(ExamRules rules, Set<String> wanted) {
        return new CompatTable(rules, scanner -> isWanted(wanted, scanner), out());
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
