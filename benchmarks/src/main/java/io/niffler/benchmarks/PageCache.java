package io.niffler.benchmarks;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Fills the memory that nobody uses with page cache, as it is on a machine that has been up for a day. A virtual machine whose
 * free memory lies with its host pays for every page it touches for the first time, five times what copying into it costs: without
 * this, who keeps what it receives would be measured against who is given the same pages again and again.
 */
public final class PageCache {
    private static final int BUFFER = 1 << 20;
    private static final Set<String> IN_MEMORY = Set.of("tmpfs", "ramfs");

    private final Path file;

    /** Makes a file without blocks, of nine tenths of the memory available; its folder has to be on a disk. */
    public PageCache(Path file) throws IOException {
        this.file = file;
        String type = Files.getFileStore(file.getParent()).type();
        if (IN_MEMORY.contains(type)) {
            throw new IOException(file.getParent() + " is a " + type
                    + ", which keeps files in memory: name a folder on a disk as the second argument");
        }
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(availableMemory() / 10 * 9);
        }
    }

    /** Reads the file: what of it is cached stays so, what has been given up is taken again. */
    public void fill() throws IOException {
        ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);
        try (FileChannel channel = FileChannel.open(file)) {
            int count;
            do {
                count = channel.read(buffer.clear());
            } while (count >= 0);
        }
    }

    private static long availableMemory() throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("/proc/meminfo"))) {
            return lines.filter(line -> line.startsWith("MemAvailable:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
                    .findFirst()
                    .orElseThrow(() -> new IOException("/proc/meminfo does not tell the memory available"));
        }
    }
}
