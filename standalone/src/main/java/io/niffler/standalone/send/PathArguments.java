package io.niffler.standalone.send;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.stream.Stream;

/** Turns what people write for files into files: folders with all below them, and patterns the shell did not expand. */
public final class PathArguments {
    private static final String WILDCARDS = "*?[{";

    private PathArguments() {}

    /**
     * All regular files, in the order of their names within each argument.
     *
     * @throws NoSuchFileException when an argument is no file, no folder and matches nothing
     */
    public static List<Path> expand(List<String> arguments) throws IOException {
        Stream.Builder<Path> all = Stream.builder();
        for (String argument : arguments) {
            List<Path> files = expand(argument);
            files.forEach(all);
        }
        return all.build().distinct().toList();
    }

    private static List<Path> expand(String argument) throws IOException {
        if (hasWildcard(argument) && !Files.exists(Path.of(argument))) {
            PathMatcher matcher = FileSystems.getDefault()
                    .getPathMatcher("glob:" + Path.of(argument).normalize());
            List<Path> files = filesBelow(fixedPart(argument), matcher);
            if (files.isEmpty()) {
                throw new NoSuchFileException(argument);
            }
            return files;
        }
        Path path = Path.of(argument);
        if (!Files.exists(path)) {
            throw new NoSuchFileException(argument);
        }
        return filesBelow(path, any -> true);
    }

    private static List<Path> filesBelow(Path root, PathMatcher matcher) throws IOException {
        try (Stream<Path> paths = Files.walk(root, FileVisitOption.FOLLOW_LINKS)) {
            return paths.filter(Files::isRegularFile)
                    .filter(file -> matcher.matches(file.normalize()))
                    .sorted()
                    .toList();
        }
    }

    /** The folder of a pattern before its first wildcard. */
    private static Path fixedPart(String pattern) {
        int wildcard = 0;
        while (WILDCARDS.indexOf(pattern.charAt(wildcard)) < 0) {
            wildcard++;
        }
        int slash = pattern.lastIndexOf('/', wildcard);
        return slash < 0 ? Path.of("") : Path.of(pattern.substring(0, slash + 1));
    }

    private static boolean hasWildcard(String argument) {
        return argument.chars().anyMatch(c -> WILDCARDS.indexOf(c) >= 0);
    }
}
