package io.niffler.standalone.png;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import io.niffler.dicom.data.DataSet;
import io.niffler.dicom.data.Tag;
import io.niffler.dicom.net.DicomToolkit;
import io.niffler.dicom.net.ScuConfig;
import io.niffler.dicom.testing.ImageKind;
import io.niffler.dicom.testing.TestObjects;
import io.niffler.standalone.RunningUp;
import io.niffler.standalone.mongo.EmbeddedMongo;
import io.niffler.standalone.send.DicomFiles;
import io.niffler.standalone.send.Outgoing;
import io.niffler.standalone.send.Sender;
import java.awt.image.Raster;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One study of each kind of image, through the gateway: its images have the samples of the formula, to the bit. */
class ImagesOfEveryKindIT {
    private static final int ROWS = 40;
    private static final int COLUMNS = 56;
    private static final int INSTANCES = 2;
    private static final int WHITE = 65535;

    @TempDir
    Path temp;

    @Test
    void everyImageHasTheSamplesOfTheFormula() throws Exception {
        try (RunningUp up = new RunningUp(temp)) {
            up.start();
            send(up.dicomPort);
            try (MongoClient client = MongoClients.create(EmbeddedMongo.uri(up.mongoPort))) {
                MongoCollection<Document> images =
                        client.getDatabase("ScannersInfo").getCollection("images");
                int expected = INSTANCES
                        * Arrays.stream(ImageKind.values())
                                .mapToInt(ImageKind::frames)
                                .sum();
                await().atMost(Duration.ofMinutes(1)).until(() -> images.countDocuments() >= expected);
                for (ImageKind kind : ImageKind.values()) {
                    for (int number = 1; number <= INSTANCES; number++) {
                        compare(kind, number, images);
                    }
                }
                assertThat(images.countDocuments()).isEqualTo(expected);
                assertThat(pngFiles(up.data)).isEqualTo(expected);
            }
        }
    }

    private void send(int port) throws Exception {
        List<Outgoing> instances = new ArrayList<>();
        for (ImageKind kind : ImageKind.values()) {
            for (int number = 1; number <= INSTANCES; number++) {
                Path file = temp.resolve(kind + "-" + number + ".dcm");
                Files.write(file, TestObjects.part10(kind.instance(number, ROWS, COLUMNS)));
                instances.add(DicomFiles.inspect(file).orElseThrow());
            }
        }
        ScuConfig scu = ScuConfig.builder("127.0.0.1", port).calledAe("NIFFLER").build();
        List<String> failed = new ArrayList<>();
        new Sender(DicomToolkit.named("niffler"), scu, 2, outcome -> {
                    if (!outcome.stored()) {
                        failed.add(outcome.toString());
                    }
                })
                .send(instances);
        assertThat(failed).isEmpty();
    }

    private static void compare(ImageKind kind, int number, MongoCollection<Document> images) throws Exception {
        DataSet sent = kind.instance(number, ROWS, COLUMNS);
        String uid = sent.string(Tag.SOP_INSTANCE_UID);
        for (int frame = 0; frame < kind.frames(); frame++) {
            String id = kind.frames() == 1 ? uid : uid + "#" + (frame + 1);
            Document image = images.find(Filters.eq(id)).first();
            assertThat(image).as(kind + " " + id).isNotNull();
            Path file = Path.of(URI.create(image.getString("uri")));
            Raster raster = ImageIO.read(file.toFile()).getRaster();
            assertThat(raster.getNumBands()).isEqualTo(kind.pngSamples());
            int[] samples = raster.getPixels(0, 0, COLUMNS, ROWS, (int[]) null);
            assertThat(samples).as(kind + " " + id).isEqualTo(formula(kind.shown(number, ROWS, COLUMNS, frame)));
        }
    }

    /** As the original Niffler: {@code np.uint16((np.maximum(image, 0) / image.max()) * 65535.0)}. */
    private static int[] formula(int[] shown) {
        double maximum = Arrays.stream(shown).max().orElseThrow();
        return Arrays.stream(shown)
                .map(value -> (int) (Math.max(value, 0) / maximum * WHITE))
                .toArray();
    }

    private static long pngFiles(Path data) throws Exception {
        try (Stream<Path> files = Files.walk(data.resolve("images"))) {
            return files.filter(file -> file.toString().endsWith(".png")).count();
        }
    }
}
