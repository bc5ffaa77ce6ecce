package io.niffler.jobs.png.folder;

import io.niffler.dicom.data.DataSet;
import io.niffler.dicom.data.Tag;
import io.niffler.dicom.data.VR;
import io.niffler.dicom.png.MappingMode;
import io.niffler.dicom.testing.TestObjects;
import io.niffler.dicom.testing.TestObjects.Kind;
import io.niffler.jobs.metadata.features.FeatureSet;
import io.niffler.jobs.png.ImageNames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A folder of made-up files, and runs over it. */
final class TestFolder {
    static final int ROWS = 16;
    static final int COLUMNS = 24;

    final Path home;
    final RunFolder out;
    final List<String> said = new ArrayList<>();

    ImageNames.Level level = ImageNames.Level.PATIENT;
    MappingMode mode = MappingMode.NIFFLER;
    int bits = 16;
    boolean images = true;
    HeaderChoice headers = new HeaderChoice(true, false, null);

    TestFolder(Path temp) throws IOException {
        home = Files.createDirectories(temp.resolve("in"));
        out = new RunFolder(temp.resolve("out"));
    }

    static DataSet image(String study, int number) {
        return TestObjects.instance(Kind.MR, study, "s", number, ROWS, COLUMNS);
    }

    static DataSet document(String study) {
        DataSet document = new DataSet().setString(Tag.MODALITY, VR.CS, "SR");
        document.setString(Tag.SOP_CLASS_UID, VR.UI, "1.2.840.10008.5.1.4.1.1.88.11");
        document.setString(Tag.SOP_INSTANCE_UID, VR.UI, TestObjects.uid(study, "sr"));
        document.setString(Tag.PATIENT_ID, VR.LO, "P");
        return document;
    }

    Path write(String name, DataSet dataSet) throws IOException {
        return write(name, TestObjects.part10(dataSet));
    }

    Path write(String name, byte[] content) throws IOException {
        Path file = home.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.write(file, content);
    }

    FolderOptions options() {
        return new FolderOptions(
                home.toString(), out, FolderOptions.ANY_DEPTH, false, level, mode, bits, images, headers, 2);
    }

    TestFolder specific(FeatureSet set) {
        headers = new HeaderChoice(true, false, set);
        return this;
    }

    FolderSummary run() throws IOException, InterruptedException {
        return run(false);
    }

    FolderSummary run(boolean fresh) throws IOException, InterruptedException {
        said.clear();
        try (FolderRun run = FolderRun.open(options(), fresh, new Listener())) {
            return run.run();
        }
    }

    /** Remembers what was said. */
    class Listener extends Silent {
        @Override
        public void step(String what, long total) {
            said.add(what + " " + total);
        }

        @Override
        public void say(String message) {
            said.add(message);
        }
    }

    /** Does not listen. */
    static class Silent implements FolderRun.Listener {
        @Override
        public void step(String what, long total) {}

        @Override
        public void progress(long done) {}

        @Override
        public void stepDone() {}

        @Override
        public void say(String message) {}
    }
}
