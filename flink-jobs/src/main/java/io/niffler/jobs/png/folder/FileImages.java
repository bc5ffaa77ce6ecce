package io.niffler.jobs.png.folder;

import io.niffler.dicom.data.DataSet;
import io.niffler.dicom.data.Tag;
import io.niffler.dicom.pixel.FrameException;
import io.niffler.dicom.pixel.ImageReader;
import io.niffler.jobs.png.ConvertedFrame;
import io.niffler.jobs.png.ImageNames;
import io.niffler.jobs.png.NameTakenException;
import io.niffler.jobs.png.PngConverter;
import java.io.IOException;
import java.util.concurrent.locks.Lock;

/**
 * Writes the images of files under the names that the original gives them: hashes of the patient's ID, to the chosen level of
 * the UIDs, and of the file's name without its ending. When another file already has that name, the hash is of the path. For
 * one thread, but several of them may work on the same folder.
 */
final class FileImages {
    private static final String NO_STUDY = "ALL-STUDIES";
    private static final String NO_SERIES = "ALL-SERIES";
    private static final int ENDING = ".dcm".length();

    private final PngConverter converter;
    private final ImageNames names;

    FileImages(PngConverter converter, ImageNames names) {
        this.converter = converter;
        this.names = names;
    }

    /**
     * Writes an image for each frame, and notes them.
     *
     * @throws FrameException when frames could not be made; others may have been
     * @throws IOException when the file cannot be read or an image not be written
     */
    void write(ImageReader reader, ListedFile file, ConvertedFile converted) throws FrameException, IOException {
        String stamp = names.digest(file.path);
        String name = name(reader.header(), nameWithoutEnding(file.path));
        // Held while the file is written: who looks for the name after that finds the stamp.
        Lock lock = NameLocks.of(name);
        lock.lock();
        try {
            write(reader, name, stamp, converted);
        } catch (NameTakenException e) {
            writeByPath(reader, file, stamp, converted);
        } finally {
            lock.unlock();
        }
    }

    private void writeByPath(ImageReader reader, ListedFile file, String stamp, ConvertedFile converted)
            throws FrameException, IOException {
        try {
            write(reader, name(reader.header(), file.path), stamp, converted);
        } catch (NameTakenException e) {
            throw new IllegalStateException("two files have the same path", e);
        }
    }

    private void write(ImageReader reader, String name, String stamp, ConvertedFile converted)
            throws FrameException, NameTakenException, IOException {
        converted.startImages(name);
        converter.convert(reader, name, stamp, frame -> {
            converted.numbered = frame.frames() > 1;
            converted.addImage(frame.frame(), storedBytes(frame));
        });
    }

    private static long storedBytes(ConvertedFrame frame) {
        int bytes = (frame.mapping().bitsStored() + 7) / 8;
        return (long) frame.rows() * frame.columns() * frame.mapping().samplesPerPixel() * bytes;
    }

    private String name(DataSet header, String name) {
        return names.path(
                header.string(Tag.PATIENT_ID, ImageNames.NO_PATIENT),
                header.string(Tag.STUDY_INSTANCE_UID, NO_STUDY),
                header.string(Tag.SERIES_INSTANCE_UID, NO_SERIES),
                name);
    }

    /** The original takes the last four characters away, of files that all end in {@code .dcm}. */
    static String nameWithoutEnding(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        return FolderWalk.hasDicomEnding(name) ? name.substring(0, name.length() - ENDING) : name;
    }
}
