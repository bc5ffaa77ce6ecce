package io.niffler.dicom.png;

/** The bytes of the format (PNG chapters 5 and 11). */
final class PngFormat {
    /** The first 8 bytes of each file (PNG 5.2), as a big endian number. */
    static final long SIGNATURE = 0x89504E470D0A1A0AL;

    static final int IHDR = 0x49484452;
    static final int TEXT = 0x74455874;
    static final int IDAT = 0x49444154;
    static final int IEND = 0x49454E44;

    static final int IHDR_BYTES = 13;
    static final int GREY = 0;
    static final int RGB = 2;

    /** Length and type before the data of a chunk. */
    static final int CHUNK_HEAD = 8;

    /** The most bytes of the keyword of a text (PNG 11.3.4.2). */
    static final int LONGEST_KEYWORD = 79;

    private PngFormat() {}
}
