package io.niffler.standalone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.niffler.standalone.ChildJvm;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoIT {
    private static final long SECONDS = 300;

    @TempDir
    Path temp;

    @Test
    void endsWithZeroWhenAllHasArrived() throws Exception {
        Path output = temp.resolve("demo.out");
        try (ChildJvm child = demo(output)) {
            int exitCode = child.waitFor(SECONDS);
            assertThat(exitCode).as(child.output()).isZero();
            assertThat(child.output())
                    .contains("All 105 instances that were sent are in MongoDB", "One document", "niffler show series")
                    .doesNotContain("do not know all studies")
                    .containsPattern("\\d{4}-\\d{2}-\\d{2} +40001 +CT +100\\.0 +08:00 +08:06 +0:07 .* 1 +1 +1 +3\\s")
                    .containsPattern("50001 +MR ")
                    .containsPattern("60001 +CR ");
        }
    }

    @Test
    void endsWithOneWhenSomethingWasRefused() throws Exception {
        Path output = temp.resolve("demo.out");
        // Smaller than the CT and CR images: these are refused and cannot arrive.
        try (ChildJvm child =
                demo(output, "-Dgateway.instance-limit=200 KiB", "-Dgateway.inline-limit=100 KiB", "--timeout", "5")) {
            int exitCode = child.waitFor(SECONDS);
            assertThat(exitCode).as(child.output()).isEqualTo(ExitCode.PARTLY_FAILED);
            assertThat(child.output()).contains("failed: ", "Only ");
        }
    }

    private ChildJvm demo(Path output, String... more) throws Exception {
        List<String> arguments = new ArrayList<>(List.of("demo", "--exit", "--studies", "3", "--data"));
        arguments.add(temp.resolve("data").toString());
        arguments.addAll(List.of(more));
        return ChildJvm.start(output, List.of("-Xmx1g"), Niffler.class.getName(), arguments, Map.of());
    }
}
