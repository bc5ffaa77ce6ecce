package io.niffler.standalone.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import io.niffler.dicom.data.DataSet;
import io.niffler.dicom.data.Part10;
import io.niffler.dicom.data.ReadOptions;
import io.niffler.dicom.data.Tag;
import io.niffler.standalone.RunningUp;
import io.niffler.standalone.demo.DemoFiles;
import io.niffler.standalone.demo.DemoStudy;
import io.niffler.standalone.mongo.EmbeddedMongo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A PACS that is not ours holds studies and sends them to us, as an operator would make it. */
class OrthancIT {
    private static final Duration ARRIVAL = Duration.ofMinutes(2);

    @TempDir
    Path temp;

    @Test
    void sendsItsStudiesToUs() throws Exception {
        Orthanc.assumeInstalled();
        List<DemoStudy> studies = DemoStudy.plan(3, LocalDate.of(2026, 1, 15));
        List<Path> files = write(studies);
        try (RunningUp up = new RunningUp(temp, "-Dgateway.accepted-calling-aes=ORTHANC")) {
            up.start();
            String us = "[\"NIFFLER\", \"127.0.0.1\", " + up.dicomPort + "]";
            try (Orthanc orthanc = Orthanc.start(temp.resolve("orthanc"), "niffler", us)) {
                for (Path file : files) {
                    orthanc.upload(file);
                }
                List<String> held = orthanc.get("/studies").getList("all", String.class);
                assertThat(held).hasSize(studies.size());
                orthanc.post("/modalities/niffler/echo", "{}");
                for (String study : held) {
                    Document sent = orthanc.post("/modalities/niffler/store", "\"" + study + "\"")
                            .get("all", Document.class);
                    assertThat(sent.getInteger("FailedInstancesCount"))
                            .as(sent.toJson())
                            .isZero();
                }
            }
            assertEverySeriesIsThere(up.mongoPort, files);
        }
    }

    private List<Path> write(List<DemoStudy> studies) throws IOException {
        Path folder = temp.resolve("files");
        DemoFiles.write(studies, folder, count -> {});
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static void assertEverySeriesIsThere(int mongoPort, List<Path> files) throws IOException {
        Set<String> sent = new TreeSet<>();
        Set<String> series = new TreeSet<>();
        for (Path file : files) {
            DataSet header = Part10.read(file, ReadOptions.HEADERS).dataSet();
            sent.add(header.string(Tag.SOP_INSTANCE_UID));
            series.add(header.string(Tag.SERIES_INSTANCE_UID));
        }
        try (MongoClient client = MongoClients.create(EmbeddedMongo.uri(mongoPort))) {
            MongoDatabase database = client.getDatabase("ScannersInfo");
            await().atMost(ARRIVAL).untilAsserted(() -> {
                List<String> arrived = new ArrayList<>();
                for (String uid : series) {
                    Document document = database.getCollection("series")
                            .find(Filters.eq(uid))
                            .first();
                    assertThat(document).as("document of series " + uid).isNotNull();
                    List<Document> instances = document.getList("instances", Document.class);
                    assertThat(((Number) document.get("instanceCount")).intValue())
                            .isEqualTo(instances.size());
                    instances.forEach(instance -> arrived.add(instance.getString("uid")));
                }
                assertThat(arrived).doesNotHaveDuplicates();
                assertThat(new TreeSet<>(arrived)).isEqualTo(sent);
                assertThat(database.getCollection("featureset2").countDocuments())
                        .isEqualTo(series.size());
            });
            assertThat(database.getCollection("series").countDocuments()).isEqualTo(series.size());
        }
    }
}
