package io.niffler.standalone.cli;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.bson.Document;
import org.bson.conversions.Bson;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Prints the scanners, or how far their clocks are off. */
@Command(
        name = "scanners",
        mixinStandardHelpOptions = true,
        description = {
            "Prints the scanners that images came from, or how far their clocks are off.",
            "Without more options it asks the `niffler up` that runs on ./niffler-data or on the default port."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  niffler scanners",
            "  niffler scanners --modality MR --since 2024-01-16 --csv > mr-scanners.csv",
            "  niffler scanners --clocks",
            "  niffler scanners --clocks --csv > timeshifts.csv"
        })
final class ScannersCommand implements Callable<Integer> {
    private static final String COLLECTION = "scanners";
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("[uuuu-MM-dd][uuuuMMdd]", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);

    @Option(
            names = "--clocks",
            description = "How much later than acquired the studies are received: the clock's error and the transfer."
                    + " The worst come first.")
    private boolean clocks;

    @Option(names = "--modality", paramLabel = "M", description = "Only scanners that made images of this modality.")
    private String modality;

    @Option(
            names = "--since",
            paramLabel = "DATE",
            description = "Only scanners seen on this day or later: 2024-01-31.")
    private String since;

    @ArgGroup
    private Form form = new Form();

    @Mixin
    private StoreOptions store;

    @Spec
    private CommandSpec spec;

    private static final class Form {
        @Option(names = "--csv", description = "The columns of the original Niffler's scripts, shifts in hours.")
        private boolean csv;

        @Option(names = "--json", description = "All that is known, one JSON object per line, shifts in seconds.")
        private boolean json;
    }

    @Override
    public Integer call() throws Exception {
        Bson filter = filter();
        store.read(database -> print(read(database, filter)));
        return ExitCode.OK;
    }

    private Bson filter() throws UsageException {
        List<Bson> filters = new ArrayList<>();
        filters.add(Filters.exists(clocks ? "clock" : "_id"));
        if (modality != null) {
            filters.add(Filters.eq("modalities", modality.toUpperCase(Locale.ROOT)));
        }
        if (since != null) {
            filters.add(Filters.gte(
                    "lastSeen",
                    Date.from(day(since).atStartOfDay(ZoneId.systemDefault()).toInstant())));
        }
        return Filters.and(filters);
    }

    private static LocalDate day(String text) throws UsageException {
        try {
            return LocalDate.parse(text, DATE);
        } catch (DateTimeParseException e) {
            throw new UsageException("--since is " + text + ": write a day such as 2024-01-31", e);
        }
    }

    private static List<Document> read(MongoDatabase database, Bson filter) {
        return database.getCollection(COLLECTION)
                .find(filter)
                .projection(Projections.exclude("days"))
                .sort(Sorts.ascending("_id"))
                .into(new ArrayList<>());
    }

    private void print(List<Document> scanners) {
        PrintWriter out = spec.commandLine().getOut();
        ScannerTables tables = new ScannerTables(scanners);
        if (form.json) {
            scanners.forEach(scanner -> out.println(scanner.toJson()));
        } else if (form.csv) {
            out.print(clocks ? tables.clocksCsv() : tables.inventoryCsv());
            out.flush();
        } else if (scanners.isEmpty()) {
            spec.commandLine().getErr().println("There is no such scanner; the job `utilization` finds them.");
        } else if (clocks) {
            tables.clocks().print(out);
        } else {
            tables.inventory().print(out);
        }
    }
}
