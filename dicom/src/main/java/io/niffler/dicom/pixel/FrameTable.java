package io.niffler.dicom.pixel;

import java.io.IOException;
import java.util.Arrays;

/**
 * Which fragments make which frame (PS3.5 A.4). Offset tables are believed when they lead to fragments that begin a code
 * stream; many are empty and some are wrong, and then the start markers of the code streams tell.
 */
final class FrameTable {
    private static final int HEAD = 12;

    /** The first fragment of each frame that was found, and the end of the last. */
    private final int[] first;

    private final Fragments fragments;

    private FrameTable(Fragments fragments, int[] first) {
        this.fragments = fragments;
        this.first = first;
    }

    /**
     * Finds the frames.
     *
     * @param frames as many as are declared
     * @param extended Extended Offset Table (7FE0,0001), empty when there is none
     */
    static FrameTable of(Fragments fragments, int frames, long[] extended, CodeStreamStart start) throws IOException {
        int[] first = byOffsets(fragments, frames, extended, start);
        if (first == null) {
            first = byOffsets(fragments, frames, fragments.basicOffsetTable(frames), start);
        }
        if (first == null) {
            first = frames == 1 ? new int[] {0, fragments.count()} : byMarkers(fragments, frames, start);
        }
        return new FrameTable(fragments, first);
    }

    private static int[] byOffsets(Fragments fragments, int frames, long[] offsets, CodeStreamStart start)
            throws IOException {
        if (offsets.length != frames || frames > fragments.count() || offsets[0] != 0) {
            return null;
        }
        int[] first = new int[frames + 1];
        for (int i = 0; i < frames; i++) {
            first[i] = fragments.startingAt(offsets[i]);
            boolean ascends = first[i] >= 0 && (i == 0 || first[i] > first[i - 1]);
            if (!ascends || !start.isAt(fragments.head(first[i], HEAD))) {
                return null;
            }
        }
        first[frames] = fragments.count();
        return first;
    }

    /** Fragments that begin a code stream begin a frame; unless that gives another number than one fragment for each. */
    private static int[] byMarkers(Fragments fragments, int frames, CodeStreamStart start) throws IOException {
        int count = fragments.count();
        int[] first = new int[Math.min(frames, count) + 1];
        int found = 0;
        int end = 0;
        while (end < count) {
            if (start.isAt(fragments.head(end, HEAD))) {
                if (found == frames) {
                    break;
                }
                first[found++] = end;
            }
            end++;
        }
        if (found < frames && count == frames) {
            Arrays.setAll(first, i -> i);
            return first;
        }
        first[found] = end;
        return Arrays.copyOf(first, found + 1);
    }

    /** How many frames there are, at most those declared. */
    int found() {
        return first.length - 1;
    }

    /**
     * The bytes of one frame.
     *
     * @throws FrameException of kind CORRUPT when it is not there
     */
    ByteSlice frame(int index) throws FrameException, IOException {
        if (index >= found()) {
            throw FrameException.corrupt(
                    "frame " + (index + 1) + " is missing: the pixel data holds " + found() + " frames");
        }
        return fragments.join(first[index], first[index + 1]);
    }
}
