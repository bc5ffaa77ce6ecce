package io.niffler.jobs.png.folder;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A text file that grows. What is added is in the hands of the operating system when {@link #flush} returns. */
final class Table implements Closeable {
    private static final int BUFFERED = 64 << 10;

    private final FileChannel channel;
    private final StringBuilder buffer = new StringBuilder();
    private long end;

    Table(Path file) throws IOException {
        channel = FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
        end = channel.size();
    }

    void add(CharSequence text) throws IOException {
        buffer.append(text);
        if (buffer.length() > BUFFERED) {
            flush();
        }
    }

    void flush() throws IOException {
        ByteBuffer bytes = StandardCharsets.UTF_8.encode(buffer.toString());
        end += bytes.remaining();
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
        buffer.setLength(0);
    }

    /** The length of the file after the last {@link #flush}, in bytes. */
    long end() {
        return end;
    }

    /** Makes what was flushed survive a loss of power. */
    void force() throws IOException {
        channel.force(false);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
