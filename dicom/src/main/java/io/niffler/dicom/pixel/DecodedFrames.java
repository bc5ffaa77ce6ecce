package io.niffler.dicom.pixel;

/** Makes stored values of what a decoder gives, by what the data set says about them (PS3.5 8.2). */
final class DecodedFrames {
    private DecodedFrames() {}

    static Frame frame(ImageDescription image, Samples samples) throws FrameException {
        int[] values = samples.values();
        boolean signed = samples.signed() || image.signed();
        if (!samples.signed() && (image.signed() || samples.precision() > image.bitsStored())) {
            StoredBits.of(image.bitsStored(), 0, image.signed()).apply(values, 0, values.length);
        }
        return new Frame.OfInts(
                image.rows(), image.columns(), photometric(image, samples), image.bitsStored(), signed, values);
    }

    private static Photometric photometric(ImageDescription image, Samples samples) throws FrameException {
        if (samples.colourTransformed()) {
            return Photometric.RGB;
        }
        return switch (image.photometric()) {
            // Named by the code stream's own transform: without it the components are red, green and blue.
            case YBR_ICT, YBR_RCT -> Photometric.RGB;
            // Decoders upsample chrominance.
            case YBR_FULL_422 -> Photometric.YBR_FULL;
            case YBR_PARTIAL_420 -> Photometric.YBR_PARTIAL_422;
            default -> image.photometric();
        };
    }
}
