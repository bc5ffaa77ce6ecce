package io.niffler.standalone.cli;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Sorts;
import io.niffler.config.Settings;
import io.niffler.config.SharedSettings;
import io.niffler.connectors.ConnectorsSettings;
import io.niffler.standalone.DataFolder;
import io.niffler.standalone.EnvironmentException;
import io.niffler.standalone.StandaloneSettings;
import io.niffler.standalone.mongo.EmbeddedMongo;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
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
    private static final int CONNECT_SECONDS = 3;

    @Parameters(
            index = "0",
            paramLabel = "COLLECTION",
            description = "series, studies, images, or the name of a feature set: featureset, featureset1 ...")
    private String collection;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "20",
            description = "Most documents printed (${DEFAULT-VALUE}).")
    private int limit;

    @Option(names = "--json", description = "Whole documents, one JSON object per line.")
    private boolean json;

    @Option(names = "--mongo-uri", paramLabel = "URI", description = "Ask this MongoDB.")
    private String mongoUri;

    @Mixin
    private SettingsOptions options;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new UsageException("--limit is " + limit + ": choose a number from 1 to " + MAX_LIMIT);
        }
        Settings settings = options.settings();
        String uri = uri(settings);
        try (MongoClient client = MongoClients.create(clientSettings(uri))) {
            print(client.getDatabase(settings.get(ConnectorsSettings.MONGO_DATABASE)));
            return ExitCode.OK;
        } catch (MongoException e) {
            throw new EnvironmentException(
                    "No store answers at " + hosts(uri) + ": start `niffler up`, or say where it is with --data DIR,"
                            + " --config FILE or --mongo-uri URI.",
                    e);
        }
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

    private String uri(Settings settings) throws UsageException {
        String configured = mongoUri != null ? mongoUri : settings.get(ConnectorsSettings.MONGO_URI);
        if (!configured.isBlank()) {
            return configured;
        }
        Path data = settings.get(SharedSettings.DATA);
        Optional<Path> running = DataFolder.addresses(data);
        int port = running.isPresent() && !settings.isSet(StandaloneSettings.MONGO_EMBEDDED_PORT)
                ? Settings.load(running.get(), Map.of(), Map.of()).get(StandaloneSettings.MONGO_EMBEDDED_PORT)
                : settings.get(StandaloneSettings.MONGO_EMBEDDED_PORT);
        return EmbeddedMongo.uri(port);
    }

    private static MongoClientSettings clientSettings(String uri) throws UsageException {
        try {
            return MongoClientSettings.builder()
                    .applyConnectionString(new ConnectionString(uri))
                    .applyToClusterSettings(
                            cluster -> cluster.serverSelectionTimeout(CONNECT_SECONDS, TimeUnit.SECONDS))
                    .build();
        } catch (IllegalArgumentException e) {
            throw new UsageException(
                    "The MongoDB connection string cannot be read: write one such as mongodb://localhost:27017", e);
        }
    }

    private static String hosts(String uri) {
        return String.join(",", new ConnectionString(uri).getHosts());
    }
}
