package io.niffler.dicom.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The short form of fuzzing: each target a few thousand times from the same seed. */
class FuzzIT {
    private static final int EXECUTIONS = 3000;
    private static final Pattern EXECUTED = Pattern.compile("number_of_executed_units: (\\d+)");
    private static final int AT_ONCE = 2;

    @TempDir
    Path work;

    @Test
    void nothingIsFound() throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
        Map<String, Future<Result>> results = new LinkedHashMap<>();
        try {
            for (String target : FuzzTargets.names()) {
                results.put(target, threads.submit(() -> run(target)));
            }
            SoftAssertions all = new SoftAssertions();
            for (Map.Entry<String, Future<Result>> each : results.entrySet()) {
                Result result = each.getValue().get();
                all.assertThat(result.exitCode())
                        .as("%s:%n%s", each.getKey(), result.output())
                        .isZero();
                all.assertThat(result.executions()).as(each.getKey()).isGreaterThanOrEqualTo(EXECUTIONS);
            }
            all.assertAll();
        } finally {
            threads.shutdownNow();
        }
    }

    private Result run(String target) throws IOException, InterruptedException {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        Process process = new FuzzRun(target, work.resolve(target), classPath)
                .forExecutions(EXECUTIONS)
                .redirectErrorStream(true)
                .start();
        try {
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Result(process.waitFor(), output);
        } finally {
            process.destroyForcibly();
        }
    }

    private record Result(int exitCode, String output) {
        int executions() {
            Matcher matcher = EXECUTED.matcher(output);
            assertThat(matcher.find()).as("statistics in %s", output).isTrue();
            return Integer.parseInt(matcher.group(1));
        }
    }
}
