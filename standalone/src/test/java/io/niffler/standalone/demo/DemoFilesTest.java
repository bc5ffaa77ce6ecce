package io.niffler.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.niffler.dicom.data.DataSet;
import io.niffler.dicom.data.Part10;
import io.niffler.dicom.data.Part10File;
import io.niffler.dicom.data.ReadOptions;
import io.niffler.dicom.data.Tag;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoFilesTest {
    @TempDir
    Path temp;

    @Test
    void writesReadableInstancesOfAllModalitiesInSeveralTransferSyntaxes() throws IOException {
        List<DemoStudy> studies = DemoStudy.plan(3, LocalDate.of(2026, 1, 15));
        DemoFiles.write(studies, temp, count -> {});
        Set<String> instances = new HashSet<>();
        Set<String> syntaxes = new HashSet<>();
        Set<String> modalities = new HashSet<>();
        List<Path> files;
        try (Stream<Path> all = Files.walk(temp)) {
            files = all.filter(Files::isRegularFile).toList();
        }
        for (Path path : files) {
            Part10File file = Part10.read(path, ReadOptions.ALL);
            assertThat(file.problems()).as(path.toString()).isEmpty();
            DataSet dataSet = file.dataSet();
            instances.add(dataSet.string(Tag.SOP_INSTANCE_UID));
            modalities.add(dataSet.string(Tag.MODALITY));
            syntaxes.add(file.transferSyntaxUid());
            assertThat(dataSet.string(Tag.STUDY_DATE)).isEqualTo("20260114");
            assertThat(dataSet.contains(Tag.PIXEL_DATA)).isTrue();
        }
        assertThat(instances).hasSize(DemoFiles.count(studies)).hasSize(files.size());
        assertThat(modalities).containsExactlyInAnyOrder("CT", "MR", "CR");
        assertThat(syntaxes).hasSizeGreaterThanOrEqualTo(5);
    }

    @Test
    void drawsImagesWithContrastWithinTwelveBits() {
        for (String modality : List.of("CT", "MR", "CR")) {
            short[] pixels = Phantom.draw(modality, 64, 0.5, 1);
            int least = Integer.MAX_VALUE;
            int most = Integer.MIN_VALUE;
            for (short pixel : pixels) {
                least = Math.min(least, pixel);
                most = Math.max(most, pixel);
            }
            assertThat(least).isNotNegative();
            assertThat(most).isLessThanOrEqualTo(4095);
            assertThat(most - least).as(modality).isGreaterThan(800);
        }
    }
}
