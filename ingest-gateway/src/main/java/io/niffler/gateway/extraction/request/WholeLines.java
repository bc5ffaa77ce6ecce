package io.niffler.gateway.extraction.request;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;

/** Looks at the lines of a file that may have lost its end. */
final class WholeLines {
    private static final int BLOCK = 8192;

    private WholeLines() {}

    /** The bytes up to the end of the last whole line. */
    static long length(FileChannel file) throws IOException {
        long end = file.size();
        while (end > 0) {
            long begin = Math.max(0, end - BLOCK);
            byte[] block = read(file, begin, (int) (end - begin));
            for (int i = block.length - 1; i >= 0; i--) {
                if (block[i] == '\n') {
                    return begin + i + 1;
                }
            }
            end = begin;
        }
        return 0;
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
