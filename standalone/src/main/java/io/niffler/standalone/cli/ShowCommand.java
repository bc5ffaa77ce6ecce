package io.niffler.standalone.cli;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Sorts;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.bson.Document;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints documents. */
@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        description = {
            "Prints documents of a collection: as a table of the most useful columns, or whole as JSON lines.",
            "Without more options it asks the `niffler up` that runs on ./niffler-data or on the default port."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  niffler show series",
            "  niffler show studies --limit 5",
            "  niffler show featureset --json | jq .Modality",
            "  niffler show series --data /srv/niffler",
            "  niffler show series --mongo-uri mongodb://db.example.org:27017"
        })
final class ShowCommand implements Callable<Integer> {
    private static final int MAX_LIMIT = 1_000_000;

    @Parameters(
            index = "0",
            paramLabel = "COLLECTION",
            description =
                    "series, studies, images, scanners, or the name of a feature set: featureset, featureset1 ...")
    private String collection;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "20",
            description = "Most documents printed (${DEFAULT-VALUE}).")
    private int limit;

    @Option(names = "--json", description = "Whole documents, one JSON object per line.")
    private boolean json;

    @Mixin
    private StoreOptions store;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new UsageException("--limit is " + limit + ": choose a number from 1 to " + MAX_LIMIT);
        }
        store.read(this::print);
        return ExitCode.OK;
    }

    private void print(MongoDatabase database) throws UsageException {
        PrintWriter out = spec.commandLine().getOut();
        List<String> names = database.listCollectionNames().into(new ArrayList<>());
        if (names.isEmpty()) {
            spec.commandLine().getErr().println("Nothing has arrived yet: " + database.getName() + " is empty.");
            return;
        }
        if (!names.contains(collection)) {
            throw new UsageException("There is no collection '" + collection + "'; there are "
                    + String.join(", ", names.stream().sorted().toList()) + ".");
        }
        List<Document> documents = database.getCollection(collection)
                .find()
                .sort(Sorts.descending("lastReceipt"))
                .limit(limit)
                .into(new ArrayList<>());
        if (json) {
            documents.forEach(document -> out.println(document.toJson()));
            return;
        }
        DocumentTable.of(collection, documents).print(out);
        long all = database.getCollection(collection).estimatedDocumentCount();
        out.printf("%,d of %,d documents%s%n", documents.size(), all, all > documents.size() ? " (--limit)" : "");
    }
}
