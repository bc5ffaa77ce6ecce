package io.niffler.dicom.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Fuzzes a target in a JVM with a heap of 128 MiB, guided by the coverage of our own classes, starting from the corpus.
 *
 * @param work new inputs that reach further are kept in its folder {@code corpus}, findings are left in {@code findings}
 * @param classPath of the tests
 */
record FuzzRun(String target, Path work, String classPath) {
    private static final int SEED = 1;
    private static final int MOST_BYTES = 8192;
    private static final int HANG_SECONDS = 10;

    /** The valid inputs and former findings of a target, seen from the folder of the module. */
    static Path corpus(String target) {
        return Path.of("src/test/resources/fuzz").resolve(target);
    }

    /** Where a run keeps its files unless told otherwise. */
    static Path defaultWork(String target) {
        return Path.of("target/fuzz").resolve(target);
    }

    /** A process that ends with 0 when the time is over and nothing was found. */
    ProcessBuilder forTime(Duration time) throws IOException {
        return process(List.of(), List.of("-max_total_time=" + time.toSeconds()));
    }

    /**
     * A process that ends with 0 after so many executions in which nothing was found. They are always the same, as long as the
     * code is. What starts soonest is the compiler that optimizes least.
     */
    ProcessBuilder forExecutions(int number) throws IOException {
        return process(List.of("-XX:TieredStopAtLevel=1"), List.of("-runs=" + number));
    }

    private ProcessBuilder process(List<String> jvm, List<String> limits) throws IOException {
        Path grown = Files.createDirectories(work.resolve("corpus"));
        Path findings = Files.createDirectories(work.resolve("findings"));
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx128m", "-XX:+UseSerialGC", "-XX:-OmitStackTraceInFastThrow"));
        command.addAll(jvm);
        command.addAll(List.of("-cp", classPath, "com.code_intelligence.jazzer.Jazzer"));
        command.add("--target_class=" + FuzzDriver.class.getName());
        command.add("--target_args=" + target);
        command.add("--instrumentation_includes=io.niffler.dicom.**");
        command.add("--instrumentation_excludes=io.niffler.dicom.fuzz.**");
        command.add("--custom_hook_includes=none");
        command.add("--reproducer_path=" + findings);
        command.add("-artifact_prefix=" + findings + "/");
        command.add("-seed=" + SEED);
        command.add("-max_len=" + MOST_BYTES);
        command.add("-timeout=" + HANG_SECONDS);
        command.add("-print_final_stats=1");
        command.addAll(limits);
        command.add(grown.toString());
        command.add(corpus(target).toString());
        return new ProcessBuilder(command);
    }
}
