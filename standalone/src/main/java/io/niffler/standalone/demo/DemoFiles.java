package io.niffler.standalone.demo;

import io.niffler.dicom.data.Part10;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntConsumer;

/** Writes demo studies as DICOM files, one folder per study: they can be sent again, or looked at with any viewer. */
public final class DemoFiles {
    private DemoFiles() {}

    /** Instances of all studies. */
    public static int count(List<DemoStudy> studies) {
        return studies.stream().mapToInt(DemoStudy::images).sum();
    }

    /**
     * Writes all instances of the studies.
     *
     * @param written told after each file how many there are
     */
    public static void write(List<DemoStudy> studies, Path folder, IntConsumer written) throws IOException {
        int files = 0;
        for (DemoStudy study : studies) {
            String name = String.format(
                    "study-%02d-%s", study.number() + 1, study.scanner().modality());
            for (int series = 0; series < study.series().size(); series++) {
                Path target = Files.createDirectories(folder.resolve(name).resolve("series-" + (series + 1)));
                SeriesPlan plan = study.series().get(series);
                for (int image = 0; image < plan.images(); image++) {
                    Path file = target.resolve(String.format("%04d.dcm", image + 1));
                    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
                        Part10.write(new InstanceBuilder(study, series, image).build(), plan.syntax(), out);
                    }
                    files++;
                    written.accept(files);
                }
            }
        }
    }
}
