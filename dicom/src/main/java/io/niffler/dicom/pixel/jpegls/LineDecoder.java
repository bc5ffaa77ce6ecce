package io.niffler.dicom.pixel.jpegls;

import io.niffler.dicom.pixel.FrameException;
import java.util.Arrays;

/** Decodes whole lines, of one component or of several that alternate by sample (ITU-T T.87 A.8, B.2, B.3). */
final class LineDecoder {
    private final GolombCodes codes;
    private final SampleDecoder samples;
    private final RunDecoder runs;
    private final int[] contexts;

    /** @param components how many there are in the scan */
    LineDecoder(Coding coding, int components) {
        codes = new GolombCodes(coding);
        samples = new SampleDecoder(coding, codes);
        runs = new RunDecoder(coding, codes, samples);
        contexts = new int[components];
    }

    /** Begins the scan, or goes on after a restart marker. */
    void restart(CodedBits bits) {
        codes.restart(bits);
        samples.restart();
        runs.restart();
    }

    /** How many bits have not been read. */
    long left() {
        return codes.left();
    }

    /** A line of one component. */
    void line(Lines lines) throws FrameException {
        int[] above = lines.above();
        int[] current = lines.current();
        int width = lines.width();
        int x = 1;
        while (x <= width) {
            int context = samples.context(current[x - 1], above[x - 1], above[x], above[x + 1]);
            if (context != 0) {
                current[x] = samples.next(context, current[x - 1], above[x - 1], above[x]);
                x++;
            } else {
                x = run(lines, x);
            }
        }
    }

    private int run(Lines lines, int from) throws FrameException {
        int[] current = lines.current();
        int left = current[from - 1];
        int to = from + runs.length(lines, lines.width() + 1 - from);
        Arrays.fill(current, from, to, left);
        if (to > lines.width()) {
            return to;
        }
        current[to] = runs.end(lines, left, lines.above()[to]);
        RunDecoder.shorten(lines);
        return to + 1;
    }

    /** A line of pixels. The first component counts the runs for all. */
    void pixels(Lines[] components) throws FrameException {
        int width = components[0].width();
        int x = 1;
        while (x <= width) {
            if (contexts(components, x) != 0) {
                pixel(components, x);
                x++;
            } else {
                x = pixelRun(components, x);
            }
        }
    }

    /** Not 0 when any component is in a context that is not that of a run. */
    private int contexts(Lines[] components, int x) {
        int any = 0;
        for (int i = 0; i < components.length; i++) {
            int[] above = components[i].above();
            contexts[i] = samples.context(components[i].current()[x - 1], above[x - 1], above[x], above[x + 1]);
            any |= contexts[i];
        }
        return any;
    }

    private void pixel(Lines[] components, int x) throws FrameException {
        for (int i = 0; i < components.length; i++) {
            int[] above = components[i].above();
            int[] current = components[i].current();
            current[x] = samples.next(contexts[i], current[x - 1], above[x - 1], above[x]);
        }
    }

    private int pixelRun(Lines[] components, int from) throws FrameException {
        Lines first = components[0];
        int to = from + runs.length(first, first.width() + 1 - from);
        for (Lines component : components) {
            int[] current = component.current();
            Arrays.fill(current, from, to, current[from - 1]);
        }
        if (to > first.width()) {
            return to;
        }
        for (Lines component : components) {
            int[] current = component.current();
            current[to] = runs.endOfAny(first, current[from - 1], component.above()[to]);
        }
        RunDecoder.shorten(first);
        return to + 1;
    }
}
