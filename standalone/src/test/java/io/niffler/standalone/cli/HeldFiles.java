package io.niffler.standalone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.niffler.dicom.data.DataSet;
import io.niffler.dicom.data.Part10;
import io.niffler.dicom.data.ReadOptions;
import io.niffler.dicom.data.Tag;
import io.niffler.standalone.demo.DemoFiles;
import io.niffler.standalone.demo.DemoStudy;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Files that a PACS is given, to be compared with what comes out of it. */
final class HeldFiles {
    /** Preamble, prefix and the group length of the file meta information (PS3.10 7.1). */
    private static final int META_LENGTH_AT = 140;

    private final Map<String, Path> byInstance = new TreeMap<>();
    private final Set<String> patients = new TreeSet<>();

    /** Makes studies in the folder, a few series and modalities in each. */
    HeldFiles(Path folder, int studies) throws IOException {
        DemoFiles.write(DemoStudy.plan(studies, LocalDate.of(2026, 1, 15)), folder, count -> {});
        for (Path file : below(folder)) {
            DataSet header = Part10.read(file, ReadOptions.HEADERS).dataSet();
            byInstance.put(header.string(Tag.SOP_INSTANCE_UID), file);
            patients.add(header.string(Tag.PATIENT_ID));
        }
    }

    static List<Path> below(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> file.toString().endsWith(".dcm")).sorted().toList();
        }
    }

    Iterable<Path> files() {
        return byInstance.values();
    }

    Set<String> instances() {
        return byInstance.keySet();
    }

    Set<String> patients() {
        return patients;
    }

    /** Each instance is once in the folder, its data set to the byte. */
    void assertAllIn(Path folder) throws IOException {
        Set<String> found = new TreeSet<>();
        for (Path file : below(folder)) {
            String uid = Part10.read(file, ReadOptions.HEADERS).dataSet().string(Tag.SOP_INSTANCE_UID);
            assertThat(found.add(uid)).as("once").isTrue();
            assertDataSet(uid, Files.readAllBytes(file));
        }
        assertThat(found).isEqualTo(instances());
    }

    /** The file holds the data set of the instance to the byte. */
    void assertDataSet(String uid, byte[] file) throws IOException {
        assertThat(dataSet(file)).as(uid).isEqualTo(dataSet(Files.readAllBytes(byInstance.get(uid))));
    }

    private static byte[] dataSet(byte[] file) {
        int meta = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getInt(META_LENGTH_AT);
        return Arrays.copyOfRange(file, META_LENGTH_AT + 4 + meta, file.length);
    }
}
