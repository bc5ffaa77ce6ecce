package io.niffler.benchmarks.png;

import java.nio.file.Path;
import java.util.List;

/** The original's algorithm in Python, one process for each core. */
final class OriginalConverter implements Converter {
    private final String script =
            System.getProperty("niffler.png-original", "benchmarks/src/main/python/png_original.py");

    @Override
    public String name() {
        return "original's algorithm";
    }

    @Override
    public int times(PngWorkload workload) {
        return 8;
    }

    @Override
    public List<String> command(Path input, Path output, int bits) {
        String python = System.getenv().getOrDefault("PYTHON", "python3");
        return List.of(python, script, input.toString(), output.toString(), Integer.toString(bits));
    }
}
