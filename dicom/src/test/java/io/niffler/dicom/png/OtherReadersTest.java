package io.niffler.dicom.png;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of each format are read by others than the JDK: libpng's checker and Pillow. */
class OtherReadersTest {
    private static final int[][] FORMATS = {{1, 1}, {1, 2}, {1, 4}, {1, 8}, {1, 16}, {3, 8}};
    private static final String PYTHON = "/usr/bin/python3";

    /** Prints the samples of a file in decimal; Pillow stretches 2 and 4 bits to 8, which is undone. */
    private static final String PRINT = """
            import sys
            from PIL import Image
            depth = int(sys.argv[2])
            image = Image.open(sys.argv[1])
            image = image.convert('L') if depth < 8 else image
            white = (1 << depth) - 1 if depth < 8 else 255
            for pixel in image.getdata():
                for sample in (pixel if isinstance(pixel, tuple) else (pixel,)):
                    print(sample * white // 255 if depth < 8 else sample)
            """;

    @TempDir
    Path folder;

    @Test
    void filesHaveNothingThatPngcheckFindsFaultWith() throws Exception {
        assumeTrue(isInstalled("pngcheck"), "pngcheck is not on the PATH: files are not checked by it here");
        List<String> command = new ArrayList<>(List.of("pngcheck", "-q"));
        for (int[] format : FORMATS) {
            command.add(write(format, 300, 400).toString());
        }
        command.add(write(new int[] {3, 16}, 300, 400).toString());
        assertThat(output(command)).isEmpty();
    }

    @Test
    void pillowReadsTheSameSamples() throws Exception {
        assumeTrue(
                new File(PYTHON).canExecute()
                        && output(List.of(PYTHON, "-c", "import PIL")).isEmpty(),
                "Pillow is missing: files are not read by it here");
        for (int[] format : FORMATS) {
            Path file = write(format, 37, 53);
            List<String> command = List.of(PYTHON, "-c", PRINT, file.toString(), Integer.toString(format[1]));
            String expected = Arrays.stream(image(format, 37, 53).samples())
                    .mapToObj(Integer::toString)
                    .collect(Collectors.joining("\n", "", "\n"));
            assertThat(output(command)).as(file.toString()).isEqualTo(expected);
        }
    }

    private static RandomRows image(int[] format, int rows, int columns) {
        return RandomRows.of(rows, columns, format[0], format[1], 30, 5);
    }

    private Path write(int[] format, int rows, int columns) throws IOException {
        Path file = folder.resolve(format[0] + "x" + format[1] + ".png");
        try (PngWriter writer = new PngWriter();
                OutputStream out = Files.newOutputStream(file)) {
            writer.write(image(format, rows, columns), Map.of("Software", "Niffler"), out);
        }
        return file;
    }

    private String output(List<String> command) throws IOException, InterruptedException {
        Path output = folder.resolve("output");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        return Files.readString(output, StandardCharsets.UTF_8);
    }

    private static boolean isInstalled(String tool) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(path -> new File(path, tool).canExecute());
    }
}
