package io.niffler.dicom.data;

import static io.niffler.dicom.data.DataSetProblem.Kind.*;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.niffler.dicom.testing.Samples;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each damaged sample gives what is stated here: nothing (the damage is in values or pixels), problems, or a refusal. */
class MalformedFilesTest {
    private static final long MEMORY = 32L << 20;
    private static final long CPU_NANOS = 1_000_000_000L;

    private static final Set<String> REFUSED = Set.of(
            "png-named-dcm.dcm", "preamble-only.dcm", "short-preamble.dcm", "text-named-dcm.dcm", "zero-bytes.dcm");

    private static final Map<String, Set<DataSetProblem.Kind>> PROBLEMS = Map.ofEntries(
            Map.entry("SC_rgb_jpeg.dcm", Set.of(TRANSFER_SYNTAX_MISMATCH)),
            Map.entry("claims-big-endian-is-little.dcm", Set.of(TRANSFER_SYNTAX_MISMATCH)),
            Map.entry("claims-implicit-is-explicit.dcm", Set.of(TRANSFER_SYNTAX_MISMATCH)),
            Map.entry("cut-in-header.dcm", Set.of(TRUNCATED)),
            Map.entry("cut-in-meta.dcm", Set.of(TRUNCATED, GROUP_LENGTH, NO_TRANSFER_SYNTAX)),
            Map.entry("deep-nesting-1000.dcm", Set.of(TOO_DEEP)),
            Map.entry("implicit-file-meta.dcm", Set.of(FILE_META_ENCODING)),
            Map.entry("rtplan_truncated.dcm", Set.of(TRUNCATED)),
            Map.entry("vl-beyond-file.dcm", Set.of(TRUNCATED)),
            Map.entry("wrong-group-length.dcm", Set.of(GROUP_LENGTH)));

    /** Damaged in or after the pixel data: headers are read without a problem. */
    private static final Map<String, Set<DataSetProblem.Kind>> PROBLEMS_WITH_PIXELS = Map.ofEntries(
            Map.entry("3gb-bulk-data-truncated.dcm", Set.of(TRUNCATED)),
            Map.entry("MR_truncated.dcm", Set.of(TRUNCATED)),
            Map.entry("cut-in-fragment.dcm", Set.of(TRUNCATED)),
            Map.entry("cut-in-pixels.dcm", Set.of(TRUNCATED)),
            Map.entry("cut-at-pixel-tag.dcm", Set.of(TRUNCATED)),
            Map.entry("deflate-cut.dcm", Set.of(TRUNCATED)),
            Map.entry("deflate-damaged.dcm", Set.of(TRUNCATED)),
            Map.entry("emri_small_jpeg_2k_lossless_too_short.dcm", Set.of(TRUNCATED)),
            Map.entry("pixel-vl-beyond-file.dcm", Set.of(TRUNCATED)),
            Map.entry("tags-out-of-order.dcm", Set.of(OUT_OF_ORDER, DUPLICATE_TAG)),
            Map.entry("trailing-garbage.dcm", Set.of(TRAILING_BYTES)));

    static Stream<Path> malformed() {
        return Samples.find().isEmpty() ? Stream.empty() : Samples.files("malformed").stream();
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("malformed")
    void givesTheStatedProblems(Path path) throws IOException {
        String name = path.getFileName().toString();
        byte[] bytes = Files.readAllBytes(Samples.file(path.toString()));
        Set<DataSetProblem.Kind> expected =
                PROBLEMS.getOrDefault(name, PROBLEMS_WITH_PIXELS.getOrDefault(name, Set.of()));
        if (REFUSED.contains(name)) {
            assertThat(read(bytes)).as("refused").isNull();
        } else {
            assertThat(read(bytes).problems().stream().map(DataSetProblem::kind).collect(Collectors.toSet()))
                    .isEqualTo(expected);
        }
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("malformed")
    void headersTakeLittleTimeAndMemory(Path path) throws IOException {
        byte[] bytes = Files.readAllBytes(Samples.file(path.toString()));
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long allocated = threads.getCurrentThreadAllocatedBytes();
        long started = threads.getCurrentThreadCpuTime();

        try {
            Part10.read(new ByteArrayInputStream(bytes), ReadOptions.HEADERS);
        } catch (DicomParseException e) {
            assertThat(REFUSED).contains(path.getFileName().toString());
        }

        assertThat(threads.getCurrentThreadCpuTime() - started).isLessThan(CPU_NANOS);
        assertThat(threads.getCurrentThreadAllocatedBytes() - allocated).isLessThan(MEMORY);
    }

    private static Part10File read(byte[] bytes) {
        try {
            return Part10.read(bytes, ReadOptions.ALL);
        } catch (DicomParseException e) {
            return null;
        }
    }
}
