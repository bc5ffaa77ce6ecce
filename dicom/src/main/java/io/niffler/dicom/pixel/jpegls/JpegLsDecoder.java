package io.niffler.dicom.pixel.jpegls;

import io.niffler.dicom.pixel.CodedFrame;
import io.niffler.dicom.pixel.FrameDecoder;
import io.niffler.dicom.pixel.FrameException;
import io.niffler.dicom.pixel.Samples;
import java.util.Set;

/**
 * Decodes JPEG-LS frames of 2 to 16 bits and 1 to 4 components (PS3.5 8.2.3). Both syntaxes are decoded alike, since the
 * code stream itself tells how far its values may be from the original ones. Not supported: mapping tables, point
 * transforms, subsampled components, and the colour transforms of HP, which are no part of the standard.
 */
public final class JpegLsDecoder implements FrameDecoder {
    private static final String LOSSLESS = "1.2.840.10008.1.2.4.80";
    private static final String NEAR_LOSSLESS = "1.2.840.10008.1.2.4.81";

    @Override
    public Set<String> transferSyntaxes() {
        return Set.of(LOSSLESS, NEAR_LOSSLESS);
    }

    @Override
    public Samples decode(CodedFrame frame) throws FrameException {
        return new CodeStream(frame).decode();
    }
}
