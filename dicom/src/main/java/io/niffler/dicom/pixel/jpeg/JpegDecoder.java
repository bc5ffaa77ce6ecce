package io.niffler.dicom.pixel.jpeg;

import io.niffler.dicom.pixel.CodedFrame;
import io.niffler.dicom.pixel.FrameDecoder;
import io.niffler.dicom.pixel.FrameException;
import io.niffler.dicom.pixel.Samples;
import java.util.Set;

/**
 * Decodes frames of JPEG baseline, extended and lossless (PS3.5 8.2.1, A.4.1). Other processes of ITU-T T.81 have been retired
 * from DICOM and are not decoded.
 *
 * <p>The samples come as they stand in the code stream, with chrominance at full size. Where the code stream shows that the
 * data set is wrong about its colours, they are red, green and blue.
 */
public final class JpegDecoder implements FrameDecoder {
    private static final Set<String> TRANSFER_SYNTAXES = Set.of(
            "1.2.840.10008.1.2.4.50", "1.2.840.10008.1.2.4.51", "1.2.840.10008.1.2.4.57", "1.2.840.10008.1.2.4.70");

    @Override
    public Set<String> transferSyntaxes() {
        return TRANSFER_SYNTAXES;
    }

    @Override
    public Samples decode(CodedFrame frame) throws FrameException {
        return new CodeStream(frame).decode();
    }
}
