package io.niffler.dicom.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.niffler.dicom.pixel.Frame;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/** What other readers decode of a sample: digests and means of its frames ({@code expected/PATH.pix.json}). */
public final class ReferencePixels {
    private static final int GRID = 8;

    private final JsonNode json;

    private ReferencePixels(JsonNode json) {
        this.json = json;
    }

    /** Reads the expectation of a sample; null when it has none. */
    public static ReferencePixels of(Path relative) throws IOException {
        Path file = Samples.folder().resolve("expected").resolve(relative + ".pix.json");
        return Files.isRegularFile(file) ? new ReferencePixels(new ObjectMapper().readTree(file.toFile())) : null;
    }

    public int frames() {
        return json.path("frames").asInt();
    }

    public boolean lossless() {
        return json.path("lossless_codestream").asBoolean();
    }

    public String transferSyntax() {
        return json.path("transfer_syntax").asText();
    }

    /** The colour space of the values, such as {@code YBR_FULL}. */
    public String photometric() {
        return json.path("photometric_after_decode").asText();
    }

    /** The frames that are described one by one, by their index from 0. */
    public List<Integer> described() {
        return json.has("last_frame") ? List.of(0, frames() - 1) : List.of(0);
    }

    /** Whether there is a digest of all frames, one after the other. */
    public boolean describesAll() {
        return json.has("all_frames");
    }

    /** Whether the digest of all frames is that of these. */
    public boolean areAll(List<Frame> frames) {
        MessageDigest digest = sha256();
        frames.forEach(frame -> digest.update(bytes(frame)));
        return HexFormat.of()
                .formatHex(digest.digest())
                .equals(json.path("all_frames").path("sha256").asText());
    }

    private JsonNode frame(int index) {
        if (index > 0) {
            return json.path("last_frame");
        }
        return json.path(json.has("first_frame_masked") ? "first_frame_masked" : "first_frame");
    }

    /**
     * How a decoded frame differs.
     *
     * @param tolerance how far the mean of each cell of an 8 x 8 grid may be off where the digest is not the same; 0 to
     *     demand the same digest
     * @return null when it does not
     */
    public String difference(int index, Frame frame, double tolerance) {
        JsonNode expected = frame(index);
        int samples = frame.photometric().samplesPerPixel();
        JsonNode shape = expected.has("shape")
                ? expected.path("shape")
                : json.path("first_frame").path("shape");
        String size = frame.rows() + "," + frame.columns() + (samples == 3 ? ",3" : "");
        if (!shape.toString().equals("[" + size + "]")) {
            return "shape " + size + " instead of " + shape;
        }
        if (digest(frame).equals(expected.path("sha256").asText())) {
            return null;
        }
        if (tolerance == 0 || !expected.has("grid8")) {
            return "other digest; frame " + index + ", minimum and maximum " + range(frame) + " instead of "
                    + expected.path("min") + " " + expected.path("max");
        }
        double worst = worst(expected.path("grid8"), (Frame.OfInts) frame);
        return worst <= tolerance ? null : "frame " + index + ": a cell's mean is off by " + worst;
    }

    private static String range(Frame frame) {
        if (frame instanceof Frame.OfInts ints) {
            return Arrays.stream(ints.values()).summaryStatistics().toString();
        }
        return Arrays.stream(((Frame.OfReals) frame).values())
                .summaryStatistics()
                .toString();
    }

    private static double worst(JsonNode grid, Frame.OfInts frame) {
        int samples = frame.photometric().samplesPerPixel();
        double worst = 0;
        for (int sample = 0; sample < samples; sample++) {
            JsonNode cells = samples == 1 ? grid : grid.path(sample);
            for (int y = 0; y < cells.size(); y++) {
                for (int x = 0; x < cells.path(y).size(); x++) {
                    worst = Math.max(
                            worst,
                            Math.abs(mean(frame, sample, x, y)
                                    - cells.path(y).path(x).asDouble()));
                }
            }
        }
        return worst;
    }

    private static double mean(Frame.OfInts frame, int sample, int x, int y) {
        int samples = frame.photometric().samplesPerPixel();
        int across = Math.min(GRID, frame.columns());
        int down = Math.min(GRID, frame.rows());
        long sum = 0;
        int count = 0;
        for (int row = frame.rows() * y / down; row < frame.rows() * (y + 1) / down; row++) {
            for (int column = frame.columns() * x / across; column < frame.columns() * (x + 1) / across; column++) {
                sum += frame.values()[(row * frame.columns() + column) * samples + sample];
                count++;
            }
        }
        return (double) sum / count;
    }

    private String digest(Frame frame) {
        return HexFormat.of().formatHex(sha256().digest(bytes(frame)));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private byte[] bytes(Frame frame) {
        String type = json.path("dtype").asText();
        int cell = type.charAt(type.length() - 1) - '0';
        if (frame instanceof Frame.OfReals reals) {
            ByteBuffer buffer =
                    ByteBuffer.allocate(reals.values().length * cell).order(ByteOrder.LITTLE_ENDIAN);
            for (double value : reals.values()) {
                if (cell == Float.BYTES) {
                    buffer.putFloat((float) value);
                } else {
                    buffer.putDouble(value);
                }
            }
            return buffer.array();
        }
        int[] values = ((Frame.OfInts) frame).values();
        byte[] bytes = new byte[values.length * cell];
        for (int i = 0; i < values.length; i++) {
            for (int b = 0; b < cell; b++) {
                bytes[i * cell + b] = (byte) (values[i] >> (8 * b));
            }
        }
        return bytes;
    }
}
