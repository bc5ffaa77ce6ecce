package io.niffler.gateway.extraction.storage;

import io.niffler.dicom.data.DataSet;
import io.niffler.dicom.data.Tag;
import io.niffler.dicom.data.Uids;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where below a folder an instance is kept: a pattern of attributes as dcm4che's {@code storescp --filepath} has them, with
 * {@code {ggggeeee}} for the first value of an attribute and {@code {ggggeeee,hash}} for eight hexadecimal digits of its hash.
 *
 * <p>The path depends on the attributes alone, and stays below the folder whatever they hold. Two SOP Instance UIDs never have the same
 * path: where the file's name is not made of a valid UID alone, a digest of the UID is added to it, after a {@code ~}. Folders have the same
 * name only when their values are the same, unless these are hashed or several stand in one name. Immutable.
 */
public final class FilePath {
    /** The original's. */
    public static final String DEFAULT = "{00100020}/{0020000D}/{0020000E}/{00080018}.dcm";

    private static final Pattern EXTENSION = Pattern.compile("\\.[A-Za-z0-9]{1,10}$");

    private final String pattern;
    private final List<PathSegment> folders;
    private final PathSegment name;
    private final String extension;

    private FilePath(String pattern, List<PathSegment> folders, PathSegment name, String extension) {
        this.pattern = pattern;
        this.folders = folders;
        this.name = name;
        this.extension = extension;
    }

    /**
     * Reads a pattern.
     *
     * @throws IllegalArgumentException whose message says what to write instead
     */
    public static FilePath parse(String pattern) {
        Matcher matcher = EXTENSION.matcher(pattern);
        String extension = matcher.find() && matcher.start() > pattern.lastIndexOf('/') + 1 ? matcher.group() : "";
        List<PathSegment> segments =
                PathPatternParser.parse(pattern.substring(0, pattern.length() - extension.length()));
        int last = segments.size() - 1;
        return new FilePath(pattern, List.copyOf(segments.subList(0, last)), segments.get(last), extension);
    }

    /**
     * The relative path of an instance.
     *
     * @throws IllegalArgumentException when it has no SOP Instance UID
     */
    public Path of(DataSet instance) {
        String uid = instance.string(Tag.SOP_INSTANCE_UID, "");
        if (uid.isEmpty()) {
            throw new IllegalArgumentException("The instance has no SOP Instance UID (0008,0018).");
        }
        List<String> names = new ArrayList<>(folders.size() + 1);
        folders.forEach(folder -> names.add(folder.nameFor(instance)));
        String addition = name.isNamedBy(Tag.SOP_INSTANCE_UID) && Uids.isValid(uid)
                ? ""
                : SafeName.MARK + PathSegment.digest(uid);
        names.add(name.nameFor(instance) + addition + extension);
        return Path.of(String.join("/", names));
    }

    /**
     * The path of an instance in a folder. Only what the attributes say is looked at: a symbolic link that somebody puts into the folder is
     * followed.
     *
     * @throws IllegalArgumentException when it has no SOP Instance UID
     */
    public Path in(Path folder, DataSet instance) {
        Path root = folder.toAbsolutePath().normalize();
        Path path = root.resolve(of(instance)).normalize();
        if (!path.startsWith(root) || path.equals(root)) {
            throw new IllegalStateException("A path leads out of its folder.");
        }
        return path;
    }

    /** The pattern as it was written. */
    @Override
    public String toString() {
        return pattern;
    }
}
