package io.niffler.gateway.extraction.request;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;

/** Looks at the lines of a file that may have lost its end. */
final class WholeLines {
    private static final int BLOCK = 1 << 16;

    private WholeLines() {}

    /** The bytes of the first lines, so many; -1 when the file has fewer. */
    static long length(FileChannel file, long lines) throws IOException {
        long left = lines;
        long size = file.size();
        for (long begin = 0; begin < size; begin += BLOCK) {
            byte[] block = read(file, begin, (int) Math.min(BLOCK, size - begin));
            for (int i = 0; i < block.length; i++) {
                if (block[i] == '\n' && --left == 0) {
                    return begin + i + 1;
                }
            }
        }
        return -1;
    }

    /** Fails when the first line is another. */
    static void requireFirst(FileChannel file, String line, Path path) throws IOException {
        byte[] wanted = (line + "\n").getBytes(StandardCharsets.UTF_8);
        byte[] found = read(file, 0, (int) Math.min(wanted.length, file.size()));
        if (!Arrays.equals(wanted, found)) {
            throw new IOException(path + " has other columns: name another folder, or begin afresh");
        }
    }

    private static byte[] read(FileChannel file, long position, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(length);
        while (buffer.hasRemaining() && file.read(buffer, position + buffer.position()) >= 0) {
            // until the buffer is full
        }
        return buffer.array();
    }
}
