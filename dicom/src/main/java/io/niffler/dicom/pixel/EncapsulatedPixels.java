package io.niffler.dicom.pixel;

import java.io.IOException;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Pixel data in fragments (PS3.5 A.4): compressed, deflated frame by frame, or as it is. */
final class EncapsulatedPixels implements Pixels {
    private static final String UNCOMPRESSED = "1.2.840.10008.1.2.1.98";
    private static final String DEFLATED_FRAMES = "1.2.840.10008.1.2.8.1";

    /** Bytes that a byte can inflate to: 258, with codes of one bit for length and distance (RFC 1951 3.2.5). */
    private static final long MOST_INFLATION = 258 * Byte.SIZE / 2;

    private final ImageDescription image;
    private final String transferSyntax;
    private final FrameTable frames;

    EncapsulatedPixels(ImageDescription image, String transferSyntax, FrameTable frames) {
        this.image = image;
        this.transferSyntax = transferSyntax;
        this.frames = frames;
    }

    @Override
    public ImageDescription image() {
        return image;
    }

    @Override
    public int framesPresent() {
        return frames.found();
    }

    @Override
    public Frame frame(int index) throws FrameException, IOException {
        return switch (transferSyntax) {
            case UNCOMPRESSED -> uncompressed(frames.frame(index));
            case DEFLATED_FRAMES -> uncompressed(inflated(frames.frame(index)));
            default -> decoded(index);
        };
    }

    private Frame uncompressed(ByteSlice bytes) throws FrameException {
        ImageDescription stored = NativePixels.asStored(image, bytes.length(), 1);
        long length = (stored.nativeBits() + 7) / 8;
        if (bytes.length() < length) {
            throw FrameException.corrupt("a frame has " + bytes.length() + " bytes but should have " + length);
        }
        return new NativeFrames(stored, false, false).frame(bytes, 0);
    }

    /** A raw deflate stream (RFC 1951) for each frame (PS3.5 A.4). */
    private ByteSlice inflated(ByteSlice deflated) throws FrameException {
        int length = (int) ((image.nativeBits() + 7) / 8);
        if (length > deflated.length() * MOST_INFLATION) {
            throw FrameException.corrupt(
                    "a deflated frame of " + deflated.length() + " bytes cannot inflate to " + length);
        }
        byte[] frame = new byte[length];
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(deflated.array(), deflated.offset(), deflated.length());
            int at = 0;
            while (at < length) {
                int count = inflater.inflate(frame, at, length - at);
                if (count == 0) {
                    throw FrameException.corrupt("a deflated frame ends after " + at + " of " + length + " bytes");
                }
                at += count;
            }
            return new ByteSlice(frame, 0, length);
        } catch (DataFormatException e) {
            throw new FrameException(FrameException.Kind.CORRUPT, "a deflated frame is damaged", e);
        } finally {
            inflater.end();
        }
    }

    private Frame decoded(int index) throws FrameException, IOException {
        FrameDecoder decoder = FrameDecoders.of(transferSyntax);
        ByteSlice bytes = frames.frame(index);
        Samples samples = decoder.decode(new CodedFrame(
                transferSyntax,
                image.rows(),
                image.columns(),
                image.samplesPerPixel(),
                image.bitsAllocated(),
                image.bitsStored(),
                image.signed(),
                image.photometric(),
                bytes.array(),
                bytes.offset(),
                bytes.length()));
        return DecodedFrames.frame(image, samples);
    }
}
