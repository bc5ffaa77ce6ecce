package io.niffler.benchmarks.png;

import java.nio.file.Path;
import java.util.List;

/** A program that makes PNG files of a folder. */
interface Converter {
    String name();

    /** How often all different images are converted: enough that starting does not matter, and no more. */
    int times(PngWorkload workload);

    List<String> command(Path input, Path output, int bits);
}
