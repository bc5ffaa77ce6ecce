package io.niffler.dicom.pixel;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Opens files on disk one after the other. A small file is held whole, which spares opening it again for its frames, and in
 * the memory of the one before: new memory takes twice the time of reading the file into it. Not thread-safe.
 */
public final class ImageFiles {
    private static final int SMALL_FILE = 2 << 20;

    /** What stays in the processor's cache until it is copied. */
    private static final int PIECE = 64 << 10;

    private byte[] small = {};

    /**
     * Reads the header of a file. Nothing of the file opened before may be used afterwards, neither header nor frames.
     *
     * @param maxSamples the most samples that a frame may have, 1 and up
     * @throws io.niffler.dicom.data.DicomParseException when that is no DICOM file
     * @throws IOException when it cannot be read
     */
    public ImageReader open(Path file, int maxSamples) throws IOException {
        long size = Files.size(file);
        if (size > SMALL_FILE) {
            return ImageReader.of(() -> Files.newInputStream(file), maxSamples);
        }
        int length = readSmall(file, (int) size);
        return ImageReader.of(small, 0, length, maxSamples);
    }

    /** Returns how many bytes there are, should it have become shorter. */
    private int readSmall(Path file, int size) throws IOException {
        if (small.length < size) {
            small = new byte[size];
        }
        try (InputStream in = Files.newInputStream(file)) {
            int length = 0;
            while (length < size) {
                int count = in.read(small, length, Math.min(PIECE, size - length));
                if (count < 0) {
                    break;
                }
                length += count;
            }
            return length;
        }
    }
}
