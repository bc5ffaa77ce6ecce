package io.niffler.jobs.png;

import io.niffler.dicom.png.Mapping;

/**
 * The PNG file of a frame.
 *
 * @param frame from 1
 * @param frames the number of frames of the object
 * @param path of the file below the root
 * @param bytes of the file
 * @param written whether it was written now; otherwise it was there
 */
public record ConvertedFrame(
        int frame, int frames, String path, long bytes, boolean written, int rows, int columns, Mapping mapping) {}
