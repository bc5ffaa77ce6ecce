package io.niffler.jobs.png.folder;

import io.niffler.config.ConfigException;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.Map;

/** The options of a run, kept because half a folder by some options and half by others would be of no use. */
final class LastingOptions {
    private LastingOptions() {}

    static void write(FolderOptions options) throws IOException {
        Path unfinished = options.folder().temporary().resolve("options");
        try (BufferedWriter out = Files.newBufferedWriter(unfinished)) {
            for (Map.Entry<String, String> option : options.lasting().entrySet()) {
                out.write(option.getKey() + '\t' + PathText.escape(option.getValue()) + '\n');
            }
        }
        Files.move(
                unfinished,
                options.folder().options(),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }

    /**
     * Compares with the options of the earlier run.
     *
     * @throws ConfigException naming the first option that is another
     */
    static void requireSame(FolderOptions options) throws IOException {
        Map<String, String> before = new HashMap<>();
        for (String line : Files.readAllLines(options.folder().options())) {
            int tab = line.indexOf('\t');
            before.put(line.substring(0, tab), PathText.unescape(line.substring(tab + 1)));
        }
        options.lasting().forEach((option, now) -> {
            String then = before.get(option);
            if (!now.equals(then)) {
                throw new ConfigException(
                        option,
                        options.folder().out() + " holds a run with " + option + " '" + then + "', but now it is '"
                                + now
                                + "': use the value of before to go on with it, --fresh to start over, or another"
                                + " folder with --out.");
            }
        });
    }
}
