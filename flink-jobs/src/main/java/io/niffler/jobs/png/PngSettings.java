package io.niffler.jobs.png;

import io.niffler.config.Setting;
import io.niffler.config.Settings;
import io.niffler.config.SharedSettings;
import io.niffler.dicom.pixel.ImageReader;
import io.niffler.dicom.png.MappingMode;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** The {@code png.} keys. */
public final class PngSettings {
    private static final int MAX_SAMPLES = 1 << 30;
    private static final int MIN_SECRET = 16;
    private static final Pattern URI_SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+:");

    /** Read it with {@link #output}, which fills in the default. */
    public static final Setting<String> OUTPUT = Setting.ofString(
            "png.output", "", "folder or URI (file:, s3:) of the images; empty for images in the data folder");

    public static final Setting<ImageNames.Level> LEVEL = Setting.ofEnum(
            "png.level",
            ImageNames.Level.class,
            ImageNames.Level.SERIES,
            "the deepest folder of an image: patient, study or series");

    public static final Setting<String> SECRET = Setting.ofString(
                    "png.secret", "", "makes the names of folders and files HMAC-SHA-224 instead of SHA-224")
            .where(secret -> secret.isEmpty() || secret.length() >= MIN_SECRET, "write at least 16 characters")
            .asSecret();

    public static final Setting<MappingMode> MODE = Setting.ofEnum(
            "png.mode",
            MappingMode.class,
            MappingMode.NIFFLER,
            "how stored values become samples: niffler (divided by the frame's maximum), window, or raw");

    public static final Setting<Integer> BITS = Setting.ofInt(
                    "png.bits", 16, 8, 16, "bits per sample of niffler and window; raw takes as many as it needs")
            .where(bits -> bits == 8 || bits == 16, "write 8 or 16");

    public static final Setting<List<String>> MODALITIES =
            Setting.ofList("png.modalities", "", "modalities that are converted; empty for all");

    public static final Setting<List<String>> SOP_CLASSES =
            Setting.ofList("png.sop-classes", "", "SOP class UIDs that are converted; empty for all");

    public static final Setting<List<String>> BODY_PARTS =
            Setting.ofList("png.body-parts", "", "body parts examined that are converted; empty for all");

    public static final Setting<Integer> MAX_SAMPLES_PER_FRAME = Setting.ofInt(
            "png.max-samples",
            ImageReader.DEFAULT_MAX_SAMPLES,
            1,
            MAX_SAMPLES,
            "largest frame, in rows x columns x samples per pixel; each task needs about 6 bytes for each of them");

    public static final Setting<Integer> MAX_FRAMES = Setting.ofInt(
            "png.max-frames", PngConverter.DEFAULT_MAX_FRAMES, 1, Integer.MAX_VALUE, "most frames of an object");

    public static final Setting<Integer> PARALLELISM = Setting.ofInt(
            "png.parallelism", 0, 0, 128, "parallel tasks of each operator; 0 for the environment's own setting");

    public static final List<Setting<?>> ALL = List.of(
            OUTPUT,
            LEVEL,
            SECRET,
            MODE,
            BITS,
            MODALITIES,
            SOP_CLASSES,
            BODY_PARTS,
            MAX_SAMPLES_PER_FRAME,
            MAX_FRAMES,
            PARALLELISM);

    private PngSettings() {}

    /**
     * The root of the images; {@code images} in the data folder unless configured.
     *
     * @throws io.niffler.config.ConfigException when it is neither a path nor a URI
     */
    public static URI output(Settings settings) {
        String text = settings.get(OUTPUT);
        try {
            if (URI_SCHEME.matcher(text).lookingAt()) {
                return URI.create(text);
            }
            Path folder = text.isEmpty() ? settings.get(SharedSettings.DATA).resolve("images") : Path.of(text);
            return folder.toAbsolutePath().normalize().toUri();
        } catch (IllegalArgumentException e) {
            throw settings.invalid(OUTPUT, "write a folder, or a URI such as s3://bucket/images");
        }
    }
}
