package io.niffler.benchmarks.png;

import java.nio.file.Path;
import java.util.List;

/** {@code ./niffler png}, as it is started by its users. */
final class NifflerConverter implements Converter {
    private final String launcher = System.getProperty("niffler.launcher", "./niffler");

    @Override
    public String name() {
        return "Niffler";
    }

    @Override
    public int times(PngWorkload workload) {
        return workload == PngWorkload.CT ? 400 : 160;
    }

    @Override
    public List<String> command(Path input, Path output, int bits) {
        return List.of(
                launcher,
                "png",
                "--dicom-home",
                input.toString(),
                "--out",
                output.toString(),
                "--depth",
                "any",
                "--bits",
                Integer.toString(bits));
    }
}
