package io.niffler.dicom.pixel;

import io.niffler.dicom.data.SkippedElement;
import io.niffler.dicom.data.VR;
import java.io.IOException;

/** Uncompressed pixel data: frames of one size, one after the other (PS3.5 8.2, annex A). */
final class NativePixels implements Pixels {
    /** A vendor's archive format in which only the words of pixel data are in big endian. */
    private static final String BIG_ENDIAN_PIXELS = "1.2.840.113619.5.2";

    private final ImageDescription image;
    private final SkippedElement element;
    private final PixelBytes bytes;
    private final NativeFrames frames;

    NativePixels(ImageDescription declared, SkippedElement element, PixelBytes bytes, String transferSyntax)
            throws FrameException {
        this.image = asStored(declared, element.length(), declared.frames());
        this.element = element;
        this.bytes = bytes;
        boolean bigEndian = element.place().bigEndian() || transferSyntax.equals(BIG_ENDIAN_PIXELS);
        this.frames = new NativeFrames(image, bigEndian, element.vr() == VR.OW);
    }

    /**
     * How frames are stored. Some objects say 4:2:2 and hold all of the chrominance; the length tells.
     *
     * @param length of so many frames, in bytes
     * @throws FrameException of kind CORRUPT for colours that uncompressed frames of this size cannot have
     */
    static ImageDescription asStored(ImageDescription declared, long length, int frames) throws FrameException {
        if (declared.photometric() == Photometric.YBR_ICT
                || declared.photometric() == Photometric.YBR_RCT
                || declared.photometric() == Photometric.YBR_PARTIAL_420) {
            throw FrameException.corrupt(
                    declared.photometric().term() + " is for compressed pixel data, but this is uncompressed");
        }
        if (declared.halfChrominance()) {
            ImageDescription full = declared.withPhotometric(Photometric.YBR_FULL);
            if (declared.photometric() == Photometric.YBR_FULL_422 && length * 8 >= full.nativeBits() * frames) {
                return full;
            }
            if (declared.columns() % 2 != 0 || declared.planar()) {
                throw FrameException.corrupt("shared chrominance needs an even number of columns and no planes");
            }
        }
        return declared;
    }

    @Override
    public ImageDescription image() {
        return image;
    }

    @Override
    public int framesPresent() {
        return (int) Math.min(image.frames(), element.length() * 8 / image.nativeBits());
    }

    @Override
    public Frame frame(int index) throws FrameException, IOException {
        if (index >= framesPresent()) {
            throw FrameException.corrupt("frame " + (index + 1) + " is not complete: the pixel data has "
                    + element.length() + " bytes, " + image.frames() + " frames have "
                    + (image.nativeBits() * image.frames() + 7) / 8);
        }
        long firstBit = image.nativeBits() * index;
        long endBit = firstBit + image.nativeBits();
        long unit = frames.unit();
        long firstByte = firstBit / 8 / unit * unit;
        // The last word of a value that has no even length, as it should, is half a word.
        long endByte = Math.min(element.length(), (endBit + 8 * unit - 1) / (8 * unit) * unit);
        ByteSlice slice = bytes.read(element.offset() + firstByte, length(endByte - firstByte));
        return frames.frame(slice, (int) (firstBit - firstByte * 8));
    }

    private static int length(long bytes) throws FrameException {
        if (bytes > Integer.MAX_VALUE - 8L) {
            throw new FrameException(FrameException.Kind.TOO_LARGE, "a frame has " + bytes + " bytes");
        }
        return (int) bytes;
    }
}
