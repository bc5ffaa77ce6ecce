package io.niffler.benchmarks.png;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** {@code niffler png}, with the class path of this process. {@code JAVA_OPTS} adds options. */
final class NifflerConverter implements Converter {
    private static final List<String> OPENED = List.of(
            "--add-opens=java.base/java.lang=ALL-UNNAMED",
            "--add-opens=java.base/java.net=ALL-UNNAMED",
            "--add-opens=java.base/java.nio=ALL-UNNAMED",
            "--add-opens=java.base/java.util=ALL-UNNAMED",
            "--add-exports=java.base/sun.net.util=ALL-UNNAMED");

    @Override
    public String name() {
        return "Niffler";
    }

    @Override
    public List<String> command(Path input, Path output, int bits) {
        List<String> command = new ArrayList<>(List.of("java", "-Xmx2g"));
        String options = System.getenv().getOrDefault("JAVA_OPTS", "");
        command.addAll(
                Arrays.stream(options.split(" ")).filter(o -> !o.isBlank()).toList());
        command.addAll(OPENED);
        command.addAll(List.of(
                "-cp",
                System.getProperty("java.class.path"),
                "io.niffler.standalone.cli.Niffler",
                "png",
                "--dicom-home",
                input.toString(),
                "--out",
                output.toString(),
                "--depth",
                "any",
                "--bits",
                Integer.toString(bits)));
        return command;
    }
}
