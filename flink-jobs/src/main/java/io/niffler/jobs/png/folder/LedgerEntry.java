package io.niffler.jobs.png.folder;

import java.nio.ByteBuffer;
import java.util.zip.CRC32;

/**
 * What became of one file, as the ledger keeps it.
 *
 * @param index the file's place in the list
 * @param kind 0, or how the file failed: the number of its folder below {@code failed-dicom}
 * @param longHeader whether the header has more attributes than the original takes for normal
 * @param images PNG files written
 * @param pixelBytes bytes of the stored values of these images
 * @param metadataEnd the length of metadata.csv with this file's row
 * @param mappingEnd the length of mapping.csv with this file's lines
 */
record LedgerEntry(
        int index, int kind, boolean longHeader, int images, long pixelBytes, long metadataEnd, long mappingEnd) {
    /** Bytes of an entry in the ledger. */
    static final int BYTES = 40;

    private static final int CHECKED = BYTES - Integer.BYTES;

    void put(ByteBuffer buffer) {
        int start = buffer.position();
        buffer.putInt(index).put((byte) kind).put((byte) (longHeader ? 1 : 0)).putShort((short) 0);
        buffer.putInt(images).putLong(pixelBytes).putLong(metadataEnd).putLong(mappingEnd);
        buffer.putInt(checksum(buffer, start));
    }

    /** The next entry of a buffer, or null when it was not written whole. */
    static LedgerEntry get(ByteBuffer buffer) {
        int start = buffer.position();
        int checksum = checksum(buffer, start);
        int index = buffer.getInt();
        int kind = buffer.get();
        boolean longHeader = buffer.get() != 0;
        buffer.getShort();
        LedgerEntry entry = new LedgerEntry(
                index, kind, longHeader, buffer.getInt(), buffer.getLong(), buffer.getLong(), buffer.getLong());
        return buffer.getInt() == checksum ? entry : null;
    }

    private static int checksum(ByteBuffer buffer, int start) {
        CRC32 crc = new CRC32();
        crc.update(buffer.duplicate().position(start).limit(start + CHECKED));
        return (int) crc.getValue();
    }
}
