package io.niffler.dicom.pixel.jpeg2000;

import io.niffler.dicom.pixel.FrameException;

/** Makes the samples of a tile's component out of its code-blocks. */
final class ComponentDecoder {
    private final BlockCoder coder;
    private final int[] coefficients = new int[BlockCoder.MAX_COEFFICIENTS];

    ComponentDecoder(BlockCoder coder) {
        this.coder = coder;
    }

    /** @param body what the chunks of the code-blocks point into */
    Plane decode(TileComponent component, byte[] body) throws FrameException {
        int width = component.area().width();
        int samples = width * component.area().height();
        boolean reversible = component.style().reversible();
        Plane plane = reversible
                ? new Plane(component.area(), new int[samples], null)
                : new Plane(component.area(), null, new float[samples]);
        for (Resolution resolution : component.resolutions()) {
            for (CodeBlock block : resolution.blocks()) {
                decode(block, body, component.style().blockStyle());
                if (reversible) {
                    place(block, plane.ints(), width);
                } else {
                    place(block, plane.floats(), width);
                }
            }
        }
        if (reversible) {
            new ReversibleWavelet(plane.ints(), width).invert(component.resolutions());
        } else {
            new IrreversibleWavelet(plane.floats(), width).invert(component.resolutions());
        }
        return plane;
    }

    private void decode(CodeBlock block, byte[] body, int style) throws FrameException {
        coder.decode(block, body, style, coefficients);
        int shift = block.band().regionShift();
        if (shift > 0) {
            moveRegionDown(block.width() * block.height(), shift);
        }
    }

    /** Scales a region of interest back (ITU-T T.800 H.1): all of it is larger than all that is not. */
    private void moveRegionDown(int count, int shift) {
        for (int i = 0; i < count; i++) {
            int magnitude = coefficients[i] & Integer.MAX_VALUE;
            if (shift < BlockCoder.MAX_PLANES && magnitude >> (shift + 1) != 0) {
                coefficients[i] = (coefficients[i] & Integer.MIN_VALUE) | magnitude >> shift | 1;
            }
        }
    }

    private void place(CodeBlock block, int[] plane, int stride) {
        int at = block.top() * stride + block.left();
        int from = 0;
        for (int y = 0; y < block.height(); y++, at += stride) {
            for (int x = 0; x < block.width(); x++) {
                int coefficient = coefficients[from++];
                int magnitude = (coefficient & Integer.MAX_VALUE) >> 1;
                plane[at + x] = coefficient < 0 ? -magnitude : magnitude;
            }
        }
    }

    /** Dequantises (E-6), in the middle of the interval. */
    private void place(CodeBlock block, float[] plane, int stride) {
        float step = block.band().step() / 2;
        int at = block.top() * stride + block.left();
        int from = 0;
        for (int y = 0; y < block.height(); y++, at += stride) {
            for (int x = 0; x < block.width(); x++) {
                int coefficient = coefficients[from++];
                float magnitude = (coefficient & Integer.MAX_VALUE) * step;
                plane[at + x] = coefficient < 0 ? -magnitude : magnitude;
            }
        }
    }
}
