package io.niffler.jobs.png.folder;

import io.niffler.dicom.png.MappingMode;
import io.niffler.dicom.png.MappingOptions;
import io.niffler.jobs.metadata.features.Feature;
import io.niffler.jobs.png.ImageNames;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What is asked of a run.
 *
 * @param home the folder with the DICOM files, absolute; text, because a path is not serializable
 * @param folder where everything goes
 * @param depth how many folders below {@code home} the files are, or {@link #ANY_DEPTH}
 * @param anyName whether files count that are not called {@code *.dcm} but begin as DICOM files do
 * @param images whether to write PNG files, and not only the metadata
 * @param bits bits per sample, 8 or 16
 * @param parallelism tasks that convert at the same time, at least 1
 */
public record FolderOptions(
        String home,
        RunFolder folder,
        int depth,
        boolean anyName,
        ImageNames.Level level,
        MappingMode mode,
        int bits,
        boolean images,
        HeaderChoice headers,
        int parallelism)
        implements Serializable {
    private static final long serialVersionUID = 1L;

    /** Files may be at any depth. */
    public static final int ANY_DEPTH = -1;

    Path dicomHome() {
        return Path.of(home);
    }

    Path fileOf(ListedFile file) {
        return dicomHome().resolve(file.path);
    }

    MappingOptions mapping() {
        return new MappingOptions(mode, bits);
    }

    /** What must be the same for a run to be gone on with: values by the names of the command line's options. */
    Map<String, String> lasting() {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("--dicom-home", home);
        values.put("--depth", depth == ANY_DEPTH ? "any" : Integer.toString(depth));
        values.put("--any-name", Boolean.toString(anyName));
        values.put("--flattened-to-level", level.name().toLowerCase(Locale.ROOT));
        values.put("--mode", mode.word());
        values.put("--bits", Integer.toString(bits));
        values.put("--print-images", Boolean.toString(images));
        values.put("--public-headers-only", Boolean.toString(headers.publicOnly()));
        values.put("--common-headers-only", Boolean.toString(headers.commonOnly()));
        values.put("--specific-headers-only", Boolean.toString(headers.specific() != null));
        values.put("--featureset", features());
        return values;
    }

    private String features() {
        return headers.specific() == null
                ? ""
                : headers.specific().features().stream().map(Feature::key).collect(Collectors.joining(" "));
    }
}
