package io.niffler.dicom.fuzz;

import io.niffler.dicom.pixel.CodedFrame;
import io.niffler.dicom.pixel.FrameDecoder;
import io.niffler.dicom.pixel.FrameException;
import io.niffler.dicom.pixel.Photometric;
import io.niffler.dicom.pixel.Samples;

/**
 * A decoder of frames. An input is what the data set tells, in {@value #HEADER} bytes, and the code stream:
 * rows - 1, columns - 1, photometric interpretation, bits allocated, bits stored - 1, signed, transfer syntax, and how many
 * bytes of the header lie before the code stream in the array.
 */
final class CodedFrameTarget implements FuzzTarget {
    static final int HEADER = 8;

    private static final int[] ALLOCATED = {8, 16, 1, 32, 64};

    private final FrameDecoder decoder;
    private final String[] transferSyntaxes;

    CodedFrameTarget(FrameDecoder decoder) {
        this.decoder = decoder;
        this.transferSyntaxes = decoder.transferSyntaxes().stream().sorted().toArray(String[]::new);
    }

    @Override
    public Answer read(byte[] input) {
        if (input.length < HEADER) {
            return new Answer(false, 0);
        }
        CodedFrame frame = frame(input);
        try {
            check(decoder.decode(frame), frame.samples());
            return new Answer(true, frame.samples());
        } catch (FrameException e) {
            Expect.that(
                    e.kind() == FrameException.Kind.CORRUPT || e.kind() == FrameException.Kind.UNSUPPORTED,
                    "kind " + e.kind());
            return new Answer(false, frame.samples());
        }
    }

    private CodedFrame frame(byte[] input) {
        Photometric photometric = choice(Photometric.values(), input[2]);
        int allocated = ALLOCATED[Byte.toUnsignedInt(input[3]) % ALLOCATED.length];
        int before = Byte.toUnsignedInt(input[7]) % HEADER;
        byte[] array = new byte[before + input.length - HEADER];
        System.arraycopy(input, 0, array, 0, before);
        System.arraycopy(input, HEADER, array, before, input.length - HEADER);
        return new CodedFrame(
                choice(transferSyntaxes, input[6]),
                Byte.toUnsignedInt(input[0]) + 1,
                Byte.toUnsignedInt(input[1]) + 1,
                photometric.samplesPerPixel(),
                allocated,
                Byte.toUnsignedInt(input[4]) % allocated + 1,
                (input[5] & 1) == 1,
                photometric,
                array,
                before,
                array.length - before);
    }

    private static <T> T choice(T[] all, byte number) {
        return all[Byte.toUnsignedInt(number) % all.length];
    }

    private static void check(Samples samples, int expected) {
        Expect.that(samples.values().length == expected, samples.values().length + " samples, not " + expected);
        Expect.that(
                samples.precision() >= 1 && samples.precision() <= Integer.SIZE,
                "a precision of " + samples.precision());
        int unused = Integer.SIZE - samples.precision();
        for (int value : samples.values()) {
            int stored = samples.signed() ? value << unused >> unused : value << unused >>> unused;
            Expect.that(value == stored, "a sample of " + value + " in " + samples.precision() + " bits");
        }
    }
}
