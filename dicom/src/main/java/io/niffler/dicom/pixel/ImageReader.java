package io.niffler.dicom.pixel;

import io.niffler.dicom.data.DataSet;
import io.niffler.dicom.data.DataSetReader;
import io.niffler.dicom.data.Part10;
import io.niffler.dicom.data.Part10File;
import io.niffler.dicom.data.ReadOptions;
import io.niffler.dicom.data.SkippedElement;
import io.niffler.dicom.data.Tag;
import io.niffler.dicom.data.TransferSyntax;
import io.niffler.dicom.data.VR;
import io.niffler.dicom.data.ValueElement;
import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/**
 * Reads the frames of a DICOM file one by one (PS3.3 C.7.6.3, PS3.5 chapter 8 and A.4). Of a stream only the header and one
 * frame are held at a time; frames asked for in ascending order are read in one pass. Not thread-safe.
 */
public final class ImageReader implements Closeable {
    /** Samples that a frame may have unless told otherwise: 64 Mi, which take 256 MiB. */
    public static final int DEFAULT_MAX_SAMPLES = 64 << 20;

    private final Part10File file;
    private final PixelBytes bytes;
    private final int maxSamples;
    private Pixels pixels;

    private ImageReader(Part10File file, PixelBytes bytes, int maxSamples) {
        this.file = file;
        this.bytes = bytes;
        this.maxSamples = maxSamples;
    }

    /**
     * Reads the header of a file in memory; frames are decoded from the same bytes.
     *
     * @param maxSamples the most samples that a frame may have, 1 and up
     * @throws io.niffler.dicom.data.DicomParseException when that is no DICOM file
     */
    public static ImageReader of(byte[] array, int offset, int length, int maxSamples) throws IOException {
        Part10File file = Part10.read(array, offset, length, ReadOptions.IMAGES);
        PixelBytes bytes = isInflated(file)
                ? inflated(file, () -> new ByteArrayInputStream(array, offset, length))
                : PixelBytes.of(array, offset, length);
        return new ImageReader(file, bytes, maxSamples);
    }

    /**
     * Reads the header of a file that can be opened again and again.
     *
     * @param maxSamples the most samples that a frame may have, 1 and up
     * @throws io.niffler.dicom.data.DicomParseException when that is no DICOM file
     * @throws IOException when the stream fails
     */
    public static ImageReader of(StreamOpener opener, int maxSamples) throws IOException {
        Part10File file;
        try (InputStream in = opener.open()) {
            file = Part10.read(in, ReadOptions.IMAGES);
        }
        return new ImageReader(file, isInflated(file) ? inflated(file, opener) : PixelBytes.of(opener), maxSamples);
    }

    private static boolean isInflated(Part10File file) {
        SkippedElement element = pixelElement(file.dataSet());
        return element != null && element.place().inflated();
    }

    private static PixelBytes inflated(Part10File file, StreamOpener opener) {
        return PixelBytes.of(() -> {
            InputStream in = opener.open();
            in.skipNBytes(file.dataSetOffset());
            return DataSetReader.inflated(in, ReadOptions.IMAGES);
        });
    }

    private static SkippedElement pixelElement(DataSet dataSet) {
        for (int tag : new int[] {Tag.PIXEL_DATA, Tag.FLOAT_PIXEL_DATA, Tag.DOUBLE_FLOAT_PIXEL_DATA}) {
            if (dataSet.get(tag) instanceof SkippedElement element) {
                return element;
            }
        }
        return null;
    }

    /** The object without its pixels and without values longer than 256 KiB. */
    public DataSet header() {
        return file.dataSet();
    }

    /** The file as read, see {@link #header()}. */
    public Part10File file() {
        return file;
    }

    /**
     * How the image is described.
     *
     * @throws FrameException when the object holds none, or its description is no good
     */
    public ImageDescription image() throws FrameException, IOException {
        return pixels().image();
    }

    /**
     * How many of the declared frames are there, 0 to {@link ImageDescription#frames()}.
     *
     * @throws FrameException when the object holds no image, or one that cannot be read
     */
    public int framesPresent() throws FrameException, IOException {
        return pixels().framesPresent();
    }

    /**
     * Decodes one frame.
     *
     * @param index from 0
     * @throws FrameException when it is not there, damaged, larger than allowed or coded in an unknown way
     * @throws IOException when the stream fails
     */
    public Frame frame(int index) throws FrameException, IOException {
        Pixels all = pixels();
        if (index < 0 || index >= all.image().frames()) {
            throw new IndexOutOfBoundsException(
                    "Frame " + index + " of " + all.image().frames());
        }
        try {
            return all.frame(index);
        } catch (EOFException e) {
            throw new FrameException(FrameException.Kind.CORRUPT, "the pixel data ends early", e);
        }
    }

    private Pixels pixels() throws FrameException, IOException {
        if (pixels == null) {
            pixels = findPixels();
        }
        return pixels;
    }

    private Pixels findPixels() throws FrameException, IOException {
        SkippedElement element = pixelElement(header());
        if (element == null) {
            throw new FrameException(FrameException.Kind.NO_PIXEL_DATA, "the object has no pixel data");
        }
        ImageDescription image = ImageDescription.of(header());
        if (image.samples() > maxSamples) {
            throw new FrameException(
                    FrameException.Kind.TOO_LARGE,
                    "a frame of " + image.rows() + " x " + image.columns() + " x " + image.samplesPerPixel()
                            + " samples; " + maxSamples + " are allowed");
        }
        if (element.isEmpty()) {
            throw FrameException.corrupt("the pixel data is empty");
        }
        if (element.tag() != Tag.PIXEL_DATA) {
            return new RealPixels(image, element, bytes);
        }
        return element.place().encapsulated()
                ? new EncapsulatedPixels(image, file.transferSyntaxUid(), fragments(image, element))
                : nativePixels(image, element);
    }

    private FrameTable fragments(ImageDescription image, SkippedElement element) throws FrameException, IOException {
        Fragments fragments = Fragments.scan(
                bytes, element.offset(), element.length(), element.place().bigEndian());
        long[] extended = header().get(Tag.EXTENDED_OFFSET_TABLE) instanceof ValueElement table
                ? new ValueElement(table.tag(), VR.UV, table.array(), table.offset(), table.length(), table.bigEndian())
                        .longs()
                : new long[0];
        return FrameTable.of(fragments, image.frames(), extended, CodeStreamStart.of(file.transferSyntaxUid()));
    }

    private Pixels nativePixels(ImageDescription image, SkippedElement element) throws FrameException {
        String syntax = file.transferSyntaxUid();
        if (TransferSyntax.of(syntax).encapsulated()) {
            throw FrameException.corrupt(
                    "the pixel data is not in fragments, as transfer syntax " + syntax + " demands");
        }
        return new NativePixels(image, element, bytes, syntax);
    }

    /** Ends reading; frames read before stay valid. */
    @Override
    public void close() throws IOException {
        bytes.close();
    }
}
