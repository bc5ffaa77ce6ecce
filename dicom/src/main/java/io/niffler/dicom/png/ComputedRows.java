package io.niffler.dicom.png;

/** Rows whose samples are worked out one by one: of real numbers, of more than 16 bits, or of few pixels. */
final class ComputedRows extends MappedRows {
    private final StoredValues.ValueAt values;
    private final SampleFunction function;

    ComputedRows(StoredValues values, SampleFunction function, int bitDepth) {
        super(values.frame(), bitDepth);
        this.values = values.reader();
        this.function = function;
    }

    @Override
    void words(int first, int count, byte[] target, int offset) {
        for (int i = 0; i < count; i++) {
            int sample = sample(first + i);
            target[offset + 2 * i] = (byte) (sample >> Byte.SIZE);
            target[offset + 2 * i + 1] = (byte) sample;
        }
    }

    @Override
    void bytes(int first, int count, byte[] target, int offset) {
        for (int i = 0; i < count; i++) {
            target[offset + i] = (byte) sample(first + i);
        }
    }

    @Override
    int sample(int index) {
        return function.sample(values.at(index));
    }
}
