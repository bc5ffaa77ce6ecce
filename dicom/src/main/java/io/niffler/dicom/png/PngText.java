package io.niffler.dicom.png;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;

/** Reads the texts of PNG files. */
public final class PngText {
    /** Longer chunks and what comes after so many bytes of text is passed over. */
    private static final int MOST_BYTES = 64 << 10;

    private PngText() {}

    /**
     * The texts of the tEXt chunks before the pixels, by keyword in the order of the file; of a repeated keyword the first.
     * At most 64 KiB of them; damaged chunks are left out, and what comes after an impossible length.
     *
     * @return empty when it is no PNG file
     * @throws IOException when the stream fails
     */
    public static Map<String, String> read(InputStream in) throws IOException {
        Map<String, String> texts = new LinkedHashMap<>();
        DataInputStream data = new DataInputStream(in);
        try {
            if (data.readLong() == PngFormat.SIGNATURE) {
                readChunks(data, texts);
            }
        } catch (EOFException e) {
            return texts; // what came before the end is all there is
        }
        return texts;
    }

    private static void readChunks(DataInputStream in, Map<String, String> texts) throws IOException {
        int room = MOST_BYTES;
        for (int length = in.readInt(); length >= 0; length = in.readInt()) {
            int type = in.readInt();
            if (type == PngFormat.IDAT || type == PngFormat.IEND) {
                return;
            }
            if (type == PngFormat.TEXT && length <= room) {
                room -= length;
                byte[] data = new byte[length];
                in.readFully(data);
                if (in.readInt() == crc(data)) {
                    put(texts, new String(data, StandardCharsets.ISO_8859_1));
                }
            } else {
                in.skipNBytes(length + (long) Integer.BYTES);
            }
        }
    }

    private static int crc(byte[] data) {
        CRC32 crc = new CRC32();
        for (int shift = Integer.SIZE - Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
            crc.update(PngFormat.TEXT >>> shift);
        }
        crc.update(data);
        return (int) crc.getValue();
    }

    private static void put(Map<String, String> texts, String keywordAndText) {
        int end = keywordAndText.indexOf('\0');
        if (end > 0) {
            texts.putIfAbsent(keywordAndText.substring(0, end), keywordAndText.substring(end + 1));
        }
    }
}
