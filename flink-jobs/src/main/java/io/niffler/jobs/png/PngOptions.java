package io.niffler.jobs.png;

import io.niffler.config.Settings;
import io.niffler.dicom.png.MappingMode;
import io.niffler.dicom.png.MappingOptions;
import java.io.Serializable;
import java.net.URI;

/** The settings that tasks need. */
record PngOptions(
        URI root, String secret, ImageNames.Level level, MappingMode mode, int bits, int maxSamples, int maxFrames)
        implements Serializable {

    static PngOptions of(Settings settings) {
        return new PngOptions(
                PngSettings.output(settings),
                settings.get(PngSettings.SECRET),
                settings.get(PngSettings.LEVEL),
                settings.get(PngSettings.MODE),
                settings.get(PngSettings.BITS),
                settings.get(PngSettings.MAX_SAMPLES_PER_FRAME),
                settings.get(PngSettings.MAX_FRAMES));
    }

    ImageNames names() {
        return new ImageNames(secret, level);
    }

    MappingOptions mapping() {
        return new MappingOptions(mode, bits);
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "PngOptions[" + root + ", " + level + ", " + mode + ", " + bits + " bits]";
    }
}
