package io.niffler.standalone.cli;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import io.niffler.config.Settings;
import io.niffler.config.SharedSettings;
import io.niffler.connectors.ConnectorsSettings;
import io.niffler.events.Topics;
import io.niffler.jobs.png.PngSettings;
import io.niffler.jobs.utilization.UtilizationSettings;
import io.niffler.standalone.Standalone;
import io.niffler.standalone.demo.DemoArrivals;
import io.niffler.standalone.demo.DemoDays;
import io.niffler.standalone.demo.DemoStudy;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import org.bson.Document;
import org.bson.json.JsonWriterSettings;

/** What the demo prints at its end. */
final class DemoReport {
    private static final String FEATURE_SET = "featureset";

    private final PrintWriter out;
    private final Standalone standalone;
    private final MongoDatabase database;

    DemoReport(PrintWriter out, Standalone standalone, MongoClient mongo) {
        this.out = out;
        this.standalone = standalone;
        this.database = mongo.getDatabase(standalone.settings().get(ConnectorsSettings.MONGO_DATABASE));
    }

    void studies(DemoArrivals arrivals) {
        out.println();
        out.printf(
                "%-9s %-9s %-22s %-26s %6s %6s %8s%n",
                "study", "modality", "scanner", "hospital", "series", "sent", "arrived");
        for (DemoArrivals.Row row : arrivals.rows()) {
            out.printf(
                    "%-9d %-9s %-22s %-26s %6d %6d %8d%n",
                    row.number(), row.modality(), row.scanner(), row.site(), row.series(), row.sent(), row.arrived());
        }
        arrivals.byModality()
                .forEach((modality, counts) -> out.printf(
                        "%-9s %-9s %-22s %-26s %6d %6d %8d%n",
                        "all", modality, "", "", counts[0], counts[1], counts[2]));
    }

    void scanners(DemoDays days) {
        out.println();
        out.println("What the scanners did (niffler utilization; turnaround: median and longest in minutes):");
        days.print(UtilizationSettings.rules(standalone.settings()), new SummaryTable(out));
        if (days.refresh() > 0) {
            out.println("These days do not know all studies yet.");
        }
    }

    void document(DemoStudy study) {
        List<String> series = study.seriesUids();
        Document document = database.getCollection(FEATURE_SET)
                .find(Filters.eq(series.get(series.size() - 1)))
                .first();
        if (document != null) {
            out.println();
            out.println("One document of the collection " + FEATURE_SET + ":");
            out.println(
                    document.toJson(JsonWriterSettings.builder().indent(true).build()));
        }
    }

    void next(Path data, Path files) {
        Settings settings = standalone.settings();
        int port = standalone.dicomAddress().getPort();
        out.println();
        out.println("Where to look next:");
        line("the jobs at work", standalone.flinkAddress());
        line("documents", "niffler show series --data " + data);
        line("", "niffler show studies --data " + data);
        line("", "niffler show " + FEATURE_SET + " --json --limit 1 --data " + data);
        line("scanners", "niffler utilization --data " + data);
        line("", "niffler scanners --clocks --data " + data);
        line("images", PngSettings.output(settings).getPath());
        line("", "niffler show images --json --limit 1 --data " + data);
        line("send your own", "niffler send localhost:" + port + " PATH ...");
        line("is it there", "niffler echo localhost:" + port);
        line(
                "Kafka",
                String.join(",", settings.get(SharedSettings.KAFKA_BOOTSTRAP_SERVERS)) + " topics " + Topics.INSTANCES
                        + ", " + Topics.METADATA + ", " + Topics.IMAGES + ", " + Topics.UTILIZATION + ", "
                        + Topics.DEAD_LETTERS);
        line("MongoDB", database.getName() + " with " + String.join(", ", database.listCollectionNames()));
        line("the files sent", files.toString());
        line("the log", standalone.log().toString());
    }

    private void line(String what, String where) {
        out.printf("  %-16s %s%n", what, where);
    }
}
