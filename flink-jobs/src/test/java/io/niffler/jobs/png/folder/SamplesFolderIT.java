package io.niffler.jobs.png.folder;

import static org.assertj.core.api.Assertions.assertThat;

import io.niffler.dicom.data.TransferSyntax;
import io.niffler.dicom.pixel.FrameDecoder;
import io.niffler.dicom.png.MappingMode;
import io.niffler.dicom.testing.KnownDifferences;
import io.niffler.dicom.testing.ReferencePixels;
import io.niffler.dicom.testing.Samples;
import io.niffler.jobs.png.ImageNames;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All samples at once: each has its row, and each that others can decode has its images. */
class SamplesFolderIT {
    /** Stored values that are indexes of colours, without the colours. */
    private static final String WITHOUT_PALETTE = "malformed/palette-without-lut.dcm";

    private final KnownDifferences known = KnownDifferences.load();
    private final Set<String> decodable = new HashSet<>();

    @TempDir
    Path out;

    @Test
    void convertsWhatOthersDecode() throws Exception {
        ServiceLoader.load(FrameDecoder.class).forEach(decoder -> decodable.addAll(decoder.transferSyntaxes()));
        Path home = Samples.folder();
        RunFolder folder = new RunFolder(out);
        FolderOptions options = new FolderOptions(
                home.toString(),
                folder,
                FolderOptions.ANY_DEPTH,
                true,
                ImageNames.Level.SERIES,
                MappingMode.NIFFLER,
                16,
                true,
                new HeaderChoice(true, false, null),
                2);
        FolderSummary summary;
        try (FolderRun run = FolderRun.open(options, false, new TestFolder.Silent())) {
            summary = run.run();
        }
        Map<String, Map<String, String>> metadata = CsvReader.byColumn(folder.metadata(), "file");
        assertThat(metadata).hasSize(summary.files());
        Map<String, Integer> images = new HashMap<>();
        for (List<String> row : CsvReader.rows(folder.mapping())) {
            images.merge(row.get(0), 1, Integer::sum);
        }
        Map<String, String> wrong = new TreeMap<>();
        int right = 0;
        for (Path relative : Samples.files()) {
            ReferencePixels expected = ReferencePixels.of(relative);
            if (expected != null && isExpected(relative, expected)) {
                String file = home.resolve(relative).toString();
                int made = images.getOrDefault(file, 0);
                boolean told = metadata.containsKey(file)
                        && metadata.get(file).get("has_pix_array").equals("True");
                if (made == expected.frames() && told) {
                    right++;
                } else {
                    wrong.put(relative.toString(), made + " images of " + expected.frames() + " frames");
                }
            }
        }
        assertThat(wrong).containsOnlyKeys(WITHOUT_PALETTE);
        assertThat(right).isPositive();
    }

    private boolean isExpected(Path relative, ReferencePixels expected) throws IOException {
        boolean decoder = !TransferSyntax.of(expected.transferSyntax()).encapsulated()
                || decodable.contains(expected.transferSyntax());
        return decoder && !known.contains(relative, KnownDifferences.PIXELS);
    }
}
