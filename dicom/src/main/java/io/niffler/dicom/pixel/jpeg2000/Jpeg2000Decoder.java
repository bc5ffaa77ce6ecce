package io.niffler.dicom.pixel.jpeg2000;

import io.niffler.dicom.pixel.CodedFrame;
import io.niffler.dicom.pixel.FrameDecoder;
import io.niffler.dicom.pixel.FrameException;
import io.niffler.dicom.pixel.Samples;
import java.util.Set;

/**
 * Decodes JPEG 2000 Part 1 code streams (ITU-T T.800), alone or in the boxes of a JP2 file, which DICOM forbids and some
 * write. What the boxes say about colour is ignored, since the data set decides (PS3.5 8.2.4).
 *
 * <p>Every packet that the code stream announces must be there: a stream cut off at a packet's border, which the standard
 * allows as a coarser version of the image, cannot be told from a damaged one and is refused as corrupt. The multi-component
 * extensions of Part 2 are reported as unsupported.
 */
public final class Jpeg2000Decoder implements FrameDecoder {
    private static final Set<String> PART_1 = Set.of("1.2.840.10008.1.2.4.90", "1.2.840.10008.1.2.4.91");
    private static final Set<String> ALL = Set.of(
            "1.2.840.10008.1.2.4.90", "1.2.840.10008.1.2.4.91", "1.2.840.10008.1.2.4.92", "1.2.840.10008.1.2.4.93");

    @Override
    public Set<String> transferSyntaxes() {
        return ALL;
    }

    @Override
    public Samples decode(CodedFrame frame) throws FrameException {
        if (!PART_1.contains(frame.transferSyntax())) {
            throw FrameException.unsupported("JPEG 2000 with multi-component extensions of Part 2");
        }
        ByteCursor in = Jp2Boxes.codeStream(new ByteCursor(frame.array(), frame.offset(), frame.length()));
        return CodeStream.read(in, frame).decode(new Ebcot());
    }
}
