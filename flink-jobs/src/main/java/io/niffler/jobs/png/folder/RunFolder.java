package io.niffler.jobs.png.folder;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Where everything of a run is. What people look at has the places and names that the original Niffler gives it; what a later
 * run needs to go on is in a hidden folder beside.
 */
public final class RunFolder implements Serializable {
    private static final long serialVersionUID = 1L;

    /** The name of the original's log file. */
    public static final String LOG = "ImageExtractor.out";

    private static final String STATE = ".niffler-png";

    /** Text, because a path is not serializable. */
    private final String out;

    /** The files of the run that writes into {@code out}, which is made absolute. */
    public RunFolder(Path out) {
        this.out = out.toAbsolutePath().normalize().toString();
    }

    public Path out() {
        return Path.of(out);
    }

    /** Makes the folder. One that was not there is its owner's alone, since patient data goes into it. */
    public void create() throws IOException {
        Files.createDirectories(out(), ownersAlone());
    }

    private static FileAttribute<?>[] ownersAlone() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
                }
                : new FileAttribute<?>[0];
    }

    /** The log. */
    public Path log() {
        return out().resolve(LOG);
    }

    /** The PNG files. */
    public Path images() {
        return out().resolve("extracted-images");
    }

    /** Copies of files that failed, one folder for each kind. */
    public Path failed() {
        return out().resolve("failed-dicom");
    }

    public Path metadata() {
        return out().resolve("metadata.csv");
    }

    public Path mapping() {
        return out().resolve("mapping.csv");
    }

    /** What a later run needs to go on. */
    public Path state() {
        return out().resolve(STATE);
    }

    Path list() {
        return state().resolve("files");
    }

    Path columns() {
        return state().resolve("columns");
    }

    Path ledger() {
        return state().resolve("ledger");
    }

    Path options() {
        return state().resolve("options");
    }

    Path lock() {
        return state().resolve("lock");
    }

    Path temporary() {
        return state().resolve("tmp");
    }
}
