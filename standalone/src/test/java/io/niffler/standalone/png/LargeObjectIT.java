package io.niffler.standalone.png;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import io.niffler.dicom.data.DataSet;
import io.niffler.dicom.data.Tag;
import io.niffler.dicom.data.VR;
import io.niffler.dicom.net.DicomToolkit;
import io.niffler.dicom.net.ScuConfig;
import io.niffler.dicom.testing.TestObjects;
import io.niffler.standalone.RunningUp;
import io.niffler.standalone.mongo.EmbeddedMongo;
import io.niffler.standalone.send.DicomFiles;
import io.niffler.standalone.send.Outcome;
import io.niffler.standalone.send.Sender;
import java.awt.image.Raster;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An object of 1 GiB becomes one image per frame in a process whose heap is 1 GiB for everything: one frame is held. */
class LargeObjectIT {
    private static final int SIDE = 512;
    private static final int FRAMES = 2048;
    private static final int FRAME_BYTES = 2 * SIDE * SIDE;
    private static final int PIXEL_BYTES = FRAMES * FRAME_BYTES;
    private static final int WHITE = 65535;

    @TempDir
    Path temp;

    @Test
    void everyFrameBecomesAnImage() throws Exception {
        DataSet header = TestObjects.instance(TestObjects.Kind.CT, "large", "a", 1, 1, 1);
        header.setInts(Tag.ROWS, VR.US, SIDE);
        header.setInts(Tag.COLUMNS, VR.US, SIDE);
        header.setInts(Tag.NUMBER_OF_FRAMES, VR.IS, FRAMES);
        Path file = write(header);
        try (RunningUp up = new RunningUp(temp)) {
            up.start();
            List<Outcome> outcomes = new ArrayList<>();
            ScuConfig scu = ScuConfig.builder("127.0.0.1", up.dicomPort)
                    .calledAe("NIFFLER")
                    .build();
            new Sender(DicomToolkit.named("niffler"), scu, 1, outcomes::add)
                    .send(List.of(DicomFiles.inspect(file).orElseThrow()));
            assertThat(outcomes).singleElement().matches(Outcome::stored);
            try (MongoClient client = MongoClients.create(EmbeddedMongo.uri(up.mongoPort))) {
                MongoCollection<Document> images =
                        client.getDatabase("ScannersInfo").getCollection("images");
                await().atMost(Duration.ofMinutes(3)).until(() -> images.countDocuments() == FRAMES);
                for (int frame : new int[] {1, FRAMES / 2, FRAMES}) {
                    assertShows(frame, images, header.string(Tag.SOP_INSTANCE_UID));
                }
            }
        }
    }

    /** Frame n holds n in its first pixel and 0 in all others: the file takes no room but for its first blocks. */
    private Path write(DataSet header) throws IOException {
        header.setBytes(Tag.PIXEL_DATA, VR.OW, new byte[2]);
        byte[] small = TestObjects.part10(header);
        int lengthAt = small.length - 2 - Integer.BYTES;
        ByteBuffer buffer = ByteBuffer.wrap(small).order(ByteOrder.LITTLE_ENDIAN);
        buffer.putInt(lengthAt, PIXEL_BYTES);
        Path file = temp.resolve("large.dcm");
        Files.write(file, small);
        int pixelsAt = small.length - 2;
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            for (int frame = 0; frame < FRAMES; frame++) {
                ByteBuffer first = ByteBuffer.allocate(2).order(ByteOrder.LITTLE_ENDIAN);
                first.putShort(0, (short) (frame + 1));
                channel.write(first, pixelsAt + (long) frame * FRAME_BYTES);
            }
            channel.write(ByteBuffer.allocate(1), pixelsAt + (long) PIXEL_BYTES - 1);
        }
        return file;
    }

    private static void assertShows(int frame, MongoCollection<Document> images, String uid) throws IOException {
        Document image = images.find(Filters.eq(uid + "#" + frame)).first();
        assertThat(image.get("mapping", Document.class).getDouble("storedMaximum"))
                .isEqualTo(frame);
        File file = Path.of(URI.create(image.getString("uri"))).toFile();
        Raster raster = ImageIO.read(file).getRaster();
        assertThat(raster.getWidth()).isEqualTo(SIDE);
        assertThat(raster.getSample(0, 0, 0)).isEqualTo(WHITE);
        assertThat(raster.getSample(SIDE - 1, SIDE - 1, 0)).isZero();
    }
}
