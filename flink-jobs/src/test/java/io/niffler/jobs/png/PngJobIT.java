package io.niffler.jobs.png;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.niffler.config.Settings;
import io.niffler.dicom.data.DataSet;
import io.niffler.dicom.data.Tag;
import io.niffler.dicom.data.VR;
import io.niffler.dicom.pixel.FrameException;
import io.niffler.dicom.pixel.ImageReader;
import io.niffler.dicom.testing.Samples;
import io.niffler.dicom.testing.TestObjects;
import io.niffler.dicom.testing.TestObjects.Kind;
import io.niffler.events.DeadLetter;
import io.niffler.events.DeadLetterReason;
import io.niffler.events.InstanceReceivedBuilder;
import io.niffler.events.SourcePosition;
import io.niffler.events.Topics;
import io.niffler.jobs.testing.InstanceLog;
import io.niffler.jobs.testing.JobTestBed;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.bson.BsonDocument;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The whole png job, from the log to files, documents, events and dead letters. */
@Timeout(value = 4, unit = TimeUnit.MINUTES)
class PngJobIT {
    private static final Duration LONG_ENOUGH = JobTestBed.LONG_ENOUGH;
    private static final Duration A_MOMENT = Duration.ofSeconds(2);
    private static final int SIDE = 16;
    private static final int LARGEST_INLINE = 4 << 20;

    @TempDir
    private Path folder;

    private JobTestBed bed;
    private InstanceLog log;

    @BeforeEach
    void start() throws Exception {
        bed = new JobTestBed(folder, PngJob::topics);
        log = bed.log();
    }

    @AfterEach
    void stop() throws Exception {
        bed.stop();
    }

    private void submit(Map<String, String> changes) throws Exception {
        Settings settings = bed.settings().with("png.parallelism", "2").with("png.output", images().toString());
        for (Map.Entry<String, String> change : changes.entrySet()) {
            settings = settings.with(change.getKey(), change.getValue());
        }
        bed.submit(PngJob::define, settings, null);
    }

    private Path images() {
        return folder.resolve("images");
    }

    private static DataSet instance(Kind kind, String study, int number) {
        return TestObjects.instance(kind, study, "a", number, SIDE, SIDE);
    }

    private static DataSet frames(String study, int number, int frames) {
        DataSet dataSet = instance(Kind.MR, study, number);
        dataSet.setInts(Tag.NUMBER_OF_FRAMES, VR.IS, frames);
        byte[] pixels = new byte[frames * SIDE * SIDE * 2];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) (i * 31 + number);
        }
        dataSet.setBytes(Tag.PIXEL_DATA, VR.OW, pixels);
        return dataSet;
    }

    private long documents() {
        return bed.database().getCollection("images").countDocuments();
    }

    /** All events so far. */
    private List<JsonNode> events() throws IOException {
        List<JsonNode> events = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : bed.kafka().read(Topics.IMAGES, read -> false, A_MOMENT)) {
            JsonNode event = new ObjectMapper().readTree(record.value());
            assertThat(new String(record.key(), StandardCharsets.UTF_8))
                    .isEqualTo(event.get("instance").asText());
            events.add(event);
        }
        return events;
    }

    /** The images that events tell of; the same image must always be told of in the same words. */
    private Set<String> imagesOfEvents() throws IOException {
        Map<String, JsonNode> mappings = new HashMap<>();
        for (JsonNode event : events()) {
            JsonNode mapping = event.get("mapping");
            JsonNode before = mappings.put(event.get("id").asText(), mapping);
            assertThat(before).isIn(null, mapping);
        }
        return mappings.keySet();
    }

    /** The records that events tell of. */
    private Set<SourcePosition> sourcesOfEvents() throws IOException {
        Set<SourcePosition> sources = new HashSet<>();
        for (JsonNode event : events()) {
            JsonNode source = event.get("source");
            sources.add(new SourcePosition(
                    source.get("topic").asText(),
                    source.get("partition").asInt(),
                    source.get("offset").asLong()));
        }
        return sources;
    }

    private Map<Path, Object> files() throws IOException {
        Map<Path, Object> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(images())) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files.put(
                        images().relativize(file),
                        Files.readAttributes(file, BasicFileAttributes.class).fileKey());
            }
        }
        return files;
    }

    /** Those that have their names; others come and go while the job runs. */
    private Map<Path, Object> finishedFiles() throws IOException {
        Map<Path, Object> files = new TreeMap<>();
        Files.walkFileTree(images(), new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                return folder.endsWith(".incoming") ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                files.put(images().relativize(file), attributes.fileKey());
                return FileVisitResult.CONTINUE;
            }
        });
        return files;
    }

    @Test
    void eachInstanceEndsAsImagesOrAsADeadLetterWithItsReason() throws Exception {
        submit(Map.of());
        log.send(TestObjects.part10(instance(Kind.CT, "s", 1)));
        log.sendStored(TestObjects.part10(frames("s", 2, 3)), bed.blobs());
        DataSet report = instance(Kind.MR, "s", 3);
        report.remove(Tag.PIXEL_DATA);
        log.send(TestObjects.part10(report));
        Map<SourcePosition, DeadLetterReason> bad = new HashMap<>();
        DataSet huge = instance(Kind.CR, "s", 4);
        huge.setInts(Tag.ROWS, VR.US, 65535);
        huge.setInts(Tag.COLUMNS, VR.US, 65535);
        bad.put(log.send(TestObjects.part10(huge)), DeadLetterReason.PIXELS_TOO_LARGE);
        DataSet cut = instance(Kind.CR, "s", 5);
        cut.setInts(Tag.ROWS, VR.US, SIDE + 1);
        bad.put(log.send(TestObjects.part10(cut)), DeadLetterReason.PIXELS_CORRUPT);
        DataSet strange = instance(Kind.CR, "s", 6);
        strange.setString(Tag.PHOTOMETRIC_INTERPRETATION, VR.CS, "MONOCHROME9");
        bad.put(log.send(TestObjects.part10(strange)), DeadLetterReason.PIXELS_UNSUPPORTED);
        byte[] changed = TestObjects.part10(instance(Kind.CT, "s", 1));
        changed[changed.length - 1] ^= 1;
        bad.put(log.send(changed), DeadLetterReason.CONTENT_CONFLICT);
        bad.put(
                log.sendInline(
                        InstanceLog.receipt("1.9", "1.9.1", "1.2", "1.9.1.1"),
                        "no DICOM".getBytes(StandardCharsets.UTF_8)),
                DeadLetterReason.DATA_SET_UNREADABLE);
        log.send(TestObjects.part10(instance(Kind.CT, "s", 1)));

        await().atMost(LONG_ENOUGH).until(() -> bed.deadLetters(bad.size()).size() >= bad.size());
        Map<SourcePosition, DeadLetter> letters = bed.deadLetters(bad.size());
        assertThat(letters.keySet()).isEqualTo(bad.keySet());
        bad.forEach((position, reason) -> {
            assertThat(letters.get(position).reason()).isEqualTo(reason);
            assertThat(letters.get(position).stage()).isEqualTo("png-convert");
        });
        await().atMost(LONG_ENOUGH).until(() -> documents() == 4);
        assertThat(imagesOfEvents()).hasSize(4);
        String series = TestObjects.uid("s", "a");
        BsonDocument image = bed.find("images", TestObjects.uid("s", "a", "1"));
        assertThat(image.getString("seriesInstanceUid").getValue()).isEqualTo(series);
        assertThat(image.getDocument("mapping").getString("mode").getValue()).isEqualTo("niffler");
        Path file = Path.of(URI.create(image.getString("uri").getValue()));
        assertThat(ImageIO.read(file.toFile()).getWidth()).isEqualTo(SIDE);
        BsonDocument second = bed.find("images", TestObjects.uid("s", "a", "2") + "#2");
        assertThat(second.getInt32("frame").getValue()).isEqualTo(2);
        assertThat(second.getString("uri").getValue()).endsWith(".2.png");
        assertThat(files()).hasSize(4);
    }

    @Test
    void theFilterChoosesAndTheSecretNames() throws Exception {
        submit(Map.of("png.modalities", "MR", "png.level", "patient", "png.secret", "0123456789abcdef"));
        log.send(TestObjects.part10(instance(Kind.CT, "s", 1)));
        log.send(TestObjects.part10(instance(Kind.MR, "s", 2)));
        await().atMost(LONG_ENOUGH).until(() -> documents() == 1);
        ImageNames names = new ImageNames("0123456789abcdef", ImageNames.Level.PATIENT);
        String path =
                names.path(instance(Kind.MR, "s", 2).string(Tag.PATIENT_ID), "", "", TestObjects.uid("s", "a", "2"));
        assertThat(files()).containsOnlyKeys(Path.of(path + ".png"));
        assertThat(bed.deadLettersSoFar()).isZero();
    }

    @Test
    void missesNothingAndWritesNothingTwiceWhenATaskManagerDies() throws Exception {
        submit(Map.of());
        for (int i = 0; i < 40; i++) {
            log.send(TestObjects.part10(instance(Kind.CT, "s" + i % 5, i)));
        }
        await().atMost(LONG_ENOUGH).until(() -> documents() > 10);
        Map<Path, Object> before = finishedFiles();
        assertThat(before).isNotEmpty();
        bed.cluster().terminateTaskManager(0).get();
        for (int i = 40; i < 80; i++) {
            log.send(TestObjects.part10(frames("s" + i % 5, i, 2)));
        }
        bed.cluster().startTaskManager();
        await().atMost(LONG_ENOUGH).until(() -> documents() == 120);
        assertThat(imagesOfEvents()).hasSize(120);
        assertThat(files()).hasSize(120).containsAllEntriesOf(before);
        assertThat(bed.deadLettersSoFar()).isZero();
    }

    @Test
    void everySampleIsConvertedOrADeadLetterOrHasNoPixels() throws Exception {
        submit(Map.of("png.level", "patient"));
        Map<SourcePosition, Path> sent = new HashMap<>();
        for (Path sample : Samples.files("modality", "transfer-syntax", "malformed")) {
            byte[] file = Files.readAllBytes(Samples.folder().resolve(sample));
            if (file.length > 0 && !isWithoutPixels(file)) {
                sent.put(send(file, sent.size()), sample);
            }
        }
        Set<SourcePosition> accounted = new HashSet<>();
        await().atMost(LONG_ENOUGH.multipliedBy(2)).until(() -> {
            accounted.addAll(sourcesOfEvents());
            accounted.addAll(bed.deadLetters(0).keySet());
            return accounted.containsAll(sent.keySet());
        });
        Set<String> unexpected = new TreeSet<>();
        bed.deadLetters(0).forEach((position, letter) -> {
            if (letter.reason() == DeadLetterReason.UNEXPECTED) {
                unexpected.add(sent.get(position).toString());
            }
        });
        assertThat(unexpected).isEmpty();
    }

    /** Without readable UIDs the gateway refuses an instance; here it comes under made-up ones. */
    private SourcePosition send(byte[] file, int number) throws Exception {
        InstanceReceivedBuilder receipt;
        try {
            receipt = InstanceLog.receipt(file);
            receipt.inline(1, "0".repeat(64)).build();
        } catch (IOException | RuntimeException e) {
            receipt = InstanceLog.receipt("1.2.9", "1.2.9." + number, "1.2.9", "1.2.9.1." + number);
        }
        return file.length > LARGEST_INLINE ? log.sendStored(file, bed.blobs()) : log.sendInline(receipt, file);
    }

    private static boolean isWithoutPixels(byte[] file) {
        try (ImageReader reader = ImageReader.of(file, 0, file.length, ImageReader.DEFAULT_MAX_SAMPLES)) {
            reader.framesPresent();
            return false;
        } catch (FrameException e) {
            return e.kind() == FrameException.Kind.NO_PIXEL_DATA;
        } catch (IOException e) {
            return false;
        }
    }
}
