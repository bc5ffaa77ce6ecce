package io.niffler.jobs.png.folder;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.EnumSet;

/**
 * Finds the files to convert as the original's file name pattern does: symbolic links are followed, names that begin with a dot
 * are passed over. The output folder is passed over too, since it may be inside the folder that is walked.
 */
final class FolderWalk extends SimpleFileVisitor<Path> {
    /** Folders within folders that are walked when files may be at any depth. */
    static final int MAX_DEPTH = 256;

    private static final String ENDING = ".dcm";
    private static final int PREAMBLE = 128;
    private static final byte[] MAGIC = "DICM".getBytes(StandardCharsets.US_ASCII);

    private final Path home;
    private final Path out;
    private final Object outKey;
    private final FolderOptions options;
    private final LineSorter lines;
    private long unreadable;
    private long others;

    private FolderWalk(FolderOptions options, LineSorter lines) throws IOException {
        this.home = options.dicomHome();
        this.out = options.folder().out();
        this.outKey = Files.readAttributes(out, BasicFileAttributes.class).fileKey();
        this.options = options;
        this.lines = lines;
    }

    /**
     * What a walk met beside the files it lists.
     *
     * @param unreadable files and folders that could not be looked at: also links to nothing, pipes, and names that are not
     *     in the characters of the locale, of DICOM files by their ending
     * @param others files at the right depth that are no DICOM files by their name or, when names do not count, by their start
     */
    record Passed(long unreadable, long others) {}

    /** Adds a line for each file. */
    static Passed walk(FolderOptions options, LineSorter lines) throws IOException {
        FolderWalk walk = new FolderWalk(options, lines);
        int levels = options.depth() == FolderOptions.ANY_DEPTH ? MAX_DEPTH : options.depth() + 1;
        Files.walkFileTree(walk.home, EnumSet.of(FileVisitOption.FOLLOW_LINKS), levels, walk);
        return new Passed(walk.unreadable, walk.others);
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
        boolean output = folder.equals(out) || (outKey != null && outKey.equals(attributes.fileKey()));
        boolean passed = output || (!folder.equals(home) && isHidden(folder));
        return passed ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
        if (isHidden(file) || !isAtDepth(file)) {
            return FileVisitResult.CONTINUE;
        }
        if (!attributes.isRegularFile() || !isTold(file)) {
            unreadable += hasDicomEnding(file.getFileName().toString()) ? 1 : 0;
        } else if (isDicom(file)) {
            String relative = home.relativize(file).toString().replace(File.separatorChar, '/');
            lines.add(ListedFile.line(
                    relative, attributes.size(), attributes.lastModifiedTime().toMillis()));
        } else {
            others++;
        }
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException problem) {
        unreadable++;
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, IOException problem) {
        if (problem != null) {
            unreadable++;
        }
        return FileVisitResult.CONTINUE;
    }

    private boolean isAtDepth(Path file) {
        return options.depth() == FolderOptions.ANY_DEPTH
                || file.getNameCount() - home.getNameCount() == options.depth() + 1;
    }

    private static boolean isHidden(Path path) {
        return path.getFileName().toString().startsWith(".");
    }

    /** Whether the name as text leads to the file: not when its bytes are no characters of the locale. */
    private static boolean isTold(Path file) {
        try {
            return Path.of(file.toString()).equals(file);
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private boolean isDicom(Path file) {
        if (hasDicomEnding(file.getFileName().toString())) {
            return true;
        }
        return options.anyName() && beginsAsDicom(file);
    }

    /** Whether a name ends as those of DICOM files do. */
    static boolean hasDicomEnding(String name) {
        return name.regionMatches(true, name.length() - ENDING.length(), ENDING, 0, ENDING.length());
    }

    private boolean beginsAsDicom(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] start = in.readNBytes(PREAMBLE + MAGIC.length);
            return start.length == PREAMBLE + MAGIC.length
                    && Arrays.equals(start, PREAMBLE, start.length, MAGIC, 0, MAGIC.length);
        } catch (IOException e) {
            unreadable++;
            return false;
        }
    }
}
