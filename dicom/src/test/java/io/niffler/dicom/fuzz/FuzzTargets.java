package io.niffler.dicom.fuzz;

import io.niffler.dicom.pixel.jpeg.JpegDecoder;
import io.niffler.dicom.pixel.jpeg2000.HtJpeg2000Decoder;
import io.niffler.dicom.pixel.jpeg2000.Jpeg2000Decoder;
import io.niffler.dicom.pixel.jpegls.JpegLsDecoder;
import io.niffler.dicom.pixel.rle.RleDecoder;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** All that is fuzzed. To add a target, add a line here and a folder of its name with valid inputs to the corpus. */
final class FuzzTargets {
    private static final Map<String, Supplier<FuzzTarget>> TARGETS = Map.of(
            "association",
            AssociationTarget::new,
            "rle",
            () -> new CodedFrameTarget(new RleDecoder()),
            "jpeg",
            () -> new CodedFrameTarget(new JpegDecoder()),
            "jpeg-ls",
            () -> new CodedFrameTarget(new JpegLsDecoder()),
            "jpeg-2000",
            () -> new CodedFrameTarget(new Jpeg2000Decoder()),
            "image-file",
            ImageFileTarget::new,
            "htj2k",
            () -> new CodedFrameTarget(new HtJpeg2000Decoder()),
            "mapping",
            MappingTarget::new,
            "png-pixels",
            PngPixelsTarget::new,
            "png-text",
            PngTextTarget::new);

    private FuzzTargets() {}

    /** The names of all targets, sorted. */
    static List<String> names() {
        return TARGETS.keySet().stream().sorted().toList();
    }

    /**
     * A new target.
     *
     * @throws IllegalArgumentException when there is none of this name
     */
    static FuzzTarget create(String name) {
        Supplier<FuzzTarget> maker = TARGETS.get(name);
        if (maker == null) {
            throw new IllegalArgumentException("There is no fuzz target " + name + ", only " + names() + ".");
        }
        return maker.get();
    }
}
