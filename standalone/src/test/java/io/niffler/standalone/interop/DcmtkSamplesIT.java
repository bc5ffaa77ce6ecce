package io.niffler.standalone.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.niffler.dicom.data.DicomParseException;
import io.niffler.dicom.data.Part10;
import io.niffler.dicom.data.Part10File;
import io.niffler.dicom.data.ReadOptions;
import io.niffler.dicom.data.Tag;
import io.niffler.dicom.testing.Samples;
import io.niffler.standalone.RunningUp;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Every sample that DCMTK can send in its own transfer syntax, several associations at once, ends in MongoDB. */
@Timeout(value = 6, unit = TimeUnit.MINUTES)
class DcmtkSamplesIT {
    private static final int ASSOCIATIONS = 4;

    @TempDir
    Path folder;

    @Test
    void whatIsAnsweredSuccessIsStoredOnceByUid() throws Exception {
        DcmtkSending.assumeInstalled();
        Map<String, List<Path>> files = bySyntax(Samples.files("transfer-syntax", "modality", "series"));
        try (RunningUp niffler = new RunningUp(folder, "-Dgateway.accept-unknown-sop-classes=true")) {
            niffler.start();
            Set<Path> stored = sendAll(niffler, files);
            Set<String> expected = new HashSet<>();
            for (Path file : stored) {
                expected.add(Part10.read(file, ReadOptions.HEADERS).dataSet().string(Tag.SOP_INSTANCE_UID));
            }
            assertThat(stored).as("files that DCMTK sent").hasSizeGreaterThan(300);
            try (MongoClient client = MongoClients.create("mongodb://127.0.0.1:" + niffler.mongoPort)) {
                await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> assertThat(instanceUids(client))
                        .containsExactlyInAnyOrderElementsOf(expected));
            }
        }
    }

    private Set<Path> sendAll(RunningUp niffler, Map<String, List<Path>> files) throws Exception {
        ExecutorService associations = Executors.newFixedThreadPool(ASSOCIATIONS);
        try {
            List<Future<Set<Path>>> sending = new ArrayList<>();
            for (Map.Entry<String, List<Path>> entry : files.entrySet()) {
                sending.add(associations.submit(() -> DcmtkSending.send(
                        niffler.dicomPort, entry.getKey(), entry.getValue(), folder.resolve(entry.getKey() + ".out"))));
            }
            Set<Path> stored = new HashSet<>();
            for (Future<Set<Path>> one : sending) {
                stored.addAll(one.get());
            }
            return stored;
        } finally {
            associations.shutdownNow();
        }
    }

    private static Map<String, List<Path>> bySyntax(List<Path> samples) throws IOException {
        Map<String, List<Path>> files = new TreeMap<>();
        for (Path sample : samples) {
            Path file = Samples.folder().resolve(sample);
            try {
                Part10File part10 = Part10.read(file, ReadOptions.HEADERS);
                if (DcmtkSending.canPropose(part10.transferSyntaxUid())) {
                    files.computeIfAbsent(part10.transferSyntaxUid(), uid -> new ArrayList<>())
                            .add(file);
                }
            } catch (DicomParseException e) {
                // not a DICOM file: nothing that a storage SCU would send
            }
        }
        return files;
    }

    private static List<String> instanceUids(MongoClient client) {
        List<String> uids = new ArrayList<>();
        for (Document series :
                client.getDatabase("ScannersInfo").getCollection("series").find()) {
            for (Document instance : series.getList("instances", Document.class)) {
                uids.add(instance.getString("uid"));
            }
        }
        return uids;
    }
}
