package io.niffler.dicom.pixel.jpeg2000;

import io.niffler.dicom.pixel.CodedFrame;
import io.niffler.dicom.pixel.FrameDecoder;
import io.niffler.dicom.pixel.FrameException;
import io.niffler.dicom.pixel.Samples;
import java.util.Set;

/**
 * Decodes High-Throughput JPEG 2000 (ITU-T T.814, PS3.5 8.2.14): JPEG 2000 whose code-blocks are coded in another way. Not
 * supported: code-blocks of both kinds in one image, and placeholder passes.
 */
public final class HtJpeg2000Decoder implements FrameDecoder {
    private static final Set<String> SYNTAXES =
            Set.of("1.2.840.10008.1.2.4.201", "1.2.840.10008.1.2.4.202", "1.2.840.10008.1.2.4.203");

    @Override
    public Set<String> transferSyntaxes() {
        return SYNTAXES;
    }

    @Override
    public Samples decode(CodedFrame frame) throws FrameException {
        ByteCursor in = Jp2Boxes.codeStream(new ByteCursor(frame.array(), frame.offset(), frame.length()));
        return CodeStream.read(in, frame).decode(new HtBlockCoder());
    }
}
