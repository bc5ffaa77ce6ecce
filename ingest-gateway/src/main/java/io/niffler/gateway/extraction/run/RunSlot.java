package io.niffler.gateway.extraction.run;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One of the places for runs on this machine; free again when it is closed or its process dies. All runs that use the same folder count,
 * also those that were told another number of places.
 */
public final class RunSlot implements AutoCloseable {
    /** No request allows more. */
    private static final int MOST = 1_000;

    private static final Object TAKING = new Object();

    private final Path folder;
    private final SlotFile file;

    private RunSlot(Path folder, SlotFile file) {
        this.folder = folder;
        this.file = file;
    }

    /**
     * Takes a place.
     *
     * @param folder of this machine, for all runs that are counted together; it is made when it is not there
     * @param most runs there may be with this one, 1 to 1,000
     * @throws RunSlotException when there are as many already, or the folder cannot be used
     */
    public static RunSlot take(Path folder, int most) throws RunSlotException {
        if (most < 1 || most > MOST) {
            throw new IllegalArgumentException("There may be 1 to " + MOST + " runs, not " + most + ".");
        }
        try {
            Path absolute = Files.createDirectories(folder.toAbsolutePath()).toRealPath();
            return alone(absolute, most);
        } catch (RunSlotException e) {
            throw e;
        } catch (IOException e) {
            throw new RunSlotException(
                    folder + ", where runs are counted, cannot be used. It must be a folder that all runs on this"
                            + " machine can write to, on a file system with locks.",
                    e);
        }
    }

    /** One run looks at a time: by looking at a place it keeps others from it. */
    private static RunSlot alone(Path folder, int most) throws IOException {
        synchronized (TAKING) {
            try (FileChannel guard = FileChannel.open(
                    folder.resolve("slots.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                guard.lock();
                return free(folder, most);
            }
        }
    }

    private static RunSlot free(Path folder, int most) throws IOException {
        List<String> others = new ArrayList<>();
        SlotFile free = null;
        boolean kept = false;
        try {
            for (int number = 1; number <= MOST && others.size() < most; number++) {
                Path path = folder.resolve("slot-" + number + ".lock");
                if (free != null && !Files.exists(path)) {
                    break; // places are made in their order
                }
                Optional<SlotFile> taken = SlotFile.take(path);
                if (taken.isEmpty()) {
                    others.add(SlotFile.holder(path));
                } else if (free == null) {
                    free = taken.get();
                } else {
                    taken.get().close();
                }
            }
            if (free == null || others.size() >= most) {
                throw new RunSlotException(full(folder, most, others));
            }
            kept = true;
            return new RunSlot(folder, free);
        } finally {
            if (free != null && !kept) {
                free.close();
            }
        }
    }

    private static String full(Path folder, int most, List<String> others) {
        return "No more than " + most + (most == 1 ? " run" : " runs") + " may be under way at the same time, and "
                + folder + " has these: process " + String.join(", process ", others)
                + ". Wait for one to end, or raise extract.max-processes (MaxNifflerProcesses in system.json).";
    }

    /** Gives the place free; the file that stood for it stays. */
    @Override
    public void close() throws RunSlotException {
        try {
            file.close();
        } catch (IOException e) {
            throw new RunSlotException("A place for runs in " + folder + " cannot be given free.", e);
        }
    }
}
