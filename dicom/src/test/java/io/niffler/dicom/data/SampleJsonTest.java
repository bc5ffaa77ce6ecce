package io.niffler.dicom.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.niffler.dicom.testing.KnownDifferences;
import io.niffler.dicom.testing.ReferenceJson;
import io.niffler.dicom.testing.Samples;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Our DICOM JSON of every sample beside what another reader made of it. */
class SampleJsonTest {

    private static final int LONGEST_VALUE = 1 << 20;

    @Test
    void everyDifferenceFromTheReferenceIsListed() throws IOException {
        KnownDifferences known = KnownDifferences.load();
        List<String> unlisted = new ArrayList<>();
        int compared = 0;
        for (Path sample : Samples.files()) {
            Optional<ReferenceJson> reference = ReferenceJson.of(sample);
            if (reference.isEmpty()) {
                continue;
            }
            compared++;
            DataSet dataSet;
            try {
                dataSet = read(sample);
            } catch (DicomParseException e) {
                if (!known.contains(sample, "unreadable")) {
                    unlisted.add(sample + " unreadable: " + e.getMessage());
                }
                continue;
            }
            for (ReferenceJson.Difference difference :
                    reference.get().differences(ReferenceJson.parse(DicomJson.toBytes(dataSet)))) {
                if (!known.contains(sample, difference.path())) {
                    unlisted.add(sample + " " + difference);
                }
            }
        }
        assertThat(unlisted).isEmpty();
        assertThat(known.unused())
                .as("entries of docs/differences.md without a difference")
                .isEmpty();
        assertThat(compared).isGreaterThan(400);
    }

    @Test
    void textOfEveryCharacterSetSampleIsAsExpected() throws IOException {
        KnownDifferences known = KnownDifferences.load();
        List<Path> samples = Samples.files("charsets");
        for (Path sample : samples) {
            ReferenceJson reference = ReferenceJson.of(sample).orElseThrow();
            assertThat(reference.differences(ReferenceJson.parse(DicomJson.toBytes(read(sample)))))
                    .filteredOn(difference -> !known.contains(sample, difference.path()))
                    .as(sample.toString())
                    .isEmpty();
        }
        assertThat(samples).hasSizeGreaterThan(35);
    }

    @Test
    void theJsonOfEverySampleComesBackTheSame() throws IOException {
        for (Path sample : Samples.files()) {
            DataSet dataSet;
            try {
                dataSet = read(sample);
            } catch (DicomParseException e) {
                continue; // SampleJsonTest.everyDifferenceFromTheReferenceIsListed knows which
            }
            boolean[] bad = new boolean[1];
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            DicomJson.write(dataSet, out, new DicomJson.Observer() {
                @Override
                public void badCharacters(int tag) {
                    bad[0] = true;
                }
            });
            String json = out.toString(StandardCharsets.UTF_8);
            String again = DicomJson.toString(DicomJson.read(json));
            assertThat(withoutCharacterSet(again, bad[0]).equals(withoutCharacterSet(json, bad[0])))
                    .as(sample.toString())
                    .isTrue();
        }
    }

    /** Text outside its declared character set comes back as UTF-8, which shows in (0008,0005) only. */
    private static String withoutCharacterSet(String json, boolean bad) {
        return bad ? json.replaceAll("\"00080005\":\\{[^}]*\\},?", "") : json;
    }

    /** Without pixel data and other values that no JSON would carry inline. */
    private static DataSet read(Path sample) throws IOException {
        ReadOptions options = ReadOptions.ALL.withMaxValueLength(LONGEST_VALUE);
        DataSet dataSet = Part10.read(Samples.folder().resolve(sample), options).dataSet();
        dataSet.remove(Tag.PIXEL_DATA);
        return dataSet;
    }
}
