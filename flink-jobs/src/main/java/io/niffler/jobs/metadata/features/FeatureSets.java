package io.niffler.jobs.metadata.features;

import io.niffler.config.ConfigException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;

/** The feature sets in force: those of a folder, or the four of the original Niffler that ship with the job. */
public final class FeatureSets {
    private static final List<String> SHIPPED = List.of("featureset", "featureset1", "featureset2", "featureset3");

    private FeatureSets() {}

    /**
     * The sets of a setting.
     *
     * @param folder a folder, or blank for the shipped ones
     * @throws ConfigException when a set cannot be used
     */
    public static List<FeatureSet> of(String folder) {
        return folder.isBlank() ? shipped() : load(Path.of(folder.strip()));
    }

    /** The sets that ship with the job. */
    public static List<FeatureSet> shipped() {
        List<FeatureSet> sets = new ArrayList<>();
        for (String name : SHIPPED) {
            String resource = "/feature-sets/" + name + ".txt";
            try (InputStream in = FeatureSets.class.getResourceAsStream(resource)) {
                if (in == null) {
                    throw new IllegalStateException("the job's jar lacks " + resource);
                }
                sets.add(FeatureSetFile.parse(name + ".txt", in.readAllBytes()));
            } catch (IOException e) {
                throw new IllegalStateException("the job's jar cannot be read at " + resource, e);
            }
        }
        return sets;
    }

    /**
     * Every {@code .txt} file of a folder, in the order of their names; hidden files are skipped.
     *
     * @throws ConfigException when the folder holds none, or one that cannot be used
     */
    public static List<FeatureSet> load(Path folder) {
        TreeMap<String, Path> files = new TreeMap<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, FeatureSets::isFeatureSet)) {
            entries.forEach(file -> files.put(file.getFileName().toString(), file));
        } catch (IOException e) {
            throw new ConfigException(
                    folder.toString(), "the feature sets' folder " + folder + " cannot be read: name a folder", e);
        }
        if (files.isEmpty()) {
            throw new ConfigException(
                    folder.toString(), "the feature sets' folder " + folder + " holds no .txt file: add one");
        }
        List<FeatureSet> sets = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Path file : files.values()) {
            FeatureSet set = FeatureSetFile.parse(file.toString(), read(file));
            if (!names.add(set.name().toLowerCase(Locale.ROOT))) {
                throw new ConfigException(file.toString(), file + " has the name of another set: rename one of them");
            }
            sets.add(set);
        }
        return sets;
    }

    /**
     * The set of one file.
     *
     * @throws ConfigException when it cannot be used
     */
    public static FeatureSet file(Path file) {
        return FeatureSetFile.parse(file.toString(), read(file));
    }

    private static boolean isFeatureSet(Path file) {
        String name = file.getFileName().toString();
        return !name.startsWith(".") && name.toLowerCase(Locale.ROOT).endsWith(".txt") && Files.isRegularFile(file);
    }

    private static byte[] read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(FeatureSetFile.MAX_BYTES + 1);
        } catch (IOException e) {
            throw new ConfigException(file.toString(), file + " cannot be read", e);
        }
    }
}
