package io.niffler.standalone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.niffler.dicom.data.DataSet;
import io.niffler.dicom.data.Element;
import io.niffler.dicom.data.Part10;
import io.niffler.dicom.data.Part10File;
import io.niffler.dicom.data.ReadOptions;
import io.niffler.dicom.data.Tag;
import io.niffler.dicom.data.TransferSyntax;
import io.niffler.standalone.demo.DemoFiles;
import io.niffler.standalone.demo.DemoStudy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Files that a PACS is given, to be compared with what comes out of it. */
final class HeldFiles {
    private final Map<String, Path> byInstance = new TreeMap<>();
    private final List<String> sopClasses = new ArrayList<>();
    private final Set<String> patients = new TreeSet<>();

    /** Makes studies in the folder, a few series in each, and deletes what is of other syntaxes than those. */
    HeldFiles(Path folder, int studies, Set<TransferSyntax> kept) throws IOException {
        DemoFiles.write(DemoStudy.plan(studies, LocalDate.of(2026, 1, 15)), folder, count -> {});
        for (Path file : below(folder)) {
            Part10File read = Part10.read(file, ReadOptions.HEADERS);
            if (!kept.isEmpty() && !kept.contains(TransferSyntax.of(read.transferSyntaxUid()))) {
                Files.delete(file);
                continue;
            }
            DataSet header = read.dataSet();
            byInstance.put(header.string(Tag.SOP_INSTANCE_UID), file);
            sopClasses.add(header.string(Tag.SOP_CLASS_UID));
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

    /** How many are of that SOP class. */
    int count(String sopClass) {
        return Collections.frequency(sopClasses, sopClass);
    }

    Set<String> patients() {
        return patients;
    }

    /** Each instance is once in the folder, as {@link #assertDataSet} wants it. */
    void assertAllIn(Path folder, Set<TransferSyntax> converted) throws IOException {
        Set<String> found = new TreeSet<>();
        for (Path file : below(folder)) {
            String uid = Part10.read(file, ReadOptions.HEADERS).dataSet().string(Tag.SOP_INSTANCE_UID);
            assertThat(found.add(uid)).as("once").isTrue();
            assertDataSet(uid, Files.readAllBytes(file), converted);
        }
        assertThat(found).isEqualTo(instances());
    }

    /**
     * The file holds the data set of the instance.
     *
     * @param converted what the archive converts; all else must be the same to the byte
     */
    void assertDataSet(String uid, byte[] file, Set<TransferSyntax> converted) throws IOException {
        byte[] held = Files.readAllBytes(byInstance.get(uid));
        Part10File expected = Part10.read(held, ReadOptions.ALL);
        Part10File found = Part10.read(file, ReadOptions.ALL);
        if (converted.contains(TransferSyntax.of(expected.transferSyntaxUid()))) {
            for (Element element : expected.dataSet()) {
                // Archives may forget what kind of value a private one is.
                if (!Tag.isPrivate(element.tag())) {
                    assertThat(found.dataSet().get(element.tag()))
                            .as("%s %08x", uid, element.tag())
                            .isEqualTo(element);
                }
            }
        } else {
            assertThat(from(file, found.dataSetOffset())).as(uid).isEqualTo(from(held, expected.dataSetOffset()));
        }
    }

    private static byte[] from(byte[] file, long offset) {
        return Arrays.copyOfRange(file, (int) offset, file.length);
    }
}
