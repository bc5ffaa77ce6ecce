package io.niffler.gateway.extraction.request;

import io.niffler.config.ConfigException;
import io.niffler.config.Settings;
import io.niffler.dicom.net.AeTitle;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;

/**
 * A value of one of the original's keys.
 *
 * @param text as it was written
 * @param file the file it was written in, or null for the command line
 */
record OriginalValue(OriginalKey key, String text, Path file) {
    private static final int SHOWN = 80;

    /**
     * The value in the form of our settings: paths of a file are relative to its folder.
     *
     * @throws ConfigException when it is of the wrong type or form
     */
    String checked() {
        try {
            String value =
                    switch (key.kind()) {
                        case TEXT -> text.strip();
                        case PATH -> path();
                        case NUMBER -> number();
                        case TRUTH -> OriginalKey.truth(text.strip());
                    };
            if (!value.isEmpty()) {
                key.checkForm(value);
            }
            checkRange(value);
            return value;
        } catch (IllegalArgumentException e) {
            throw invalid(e.getMessage());
        }
    }

    private void checkRange(String value) {
        if (key.setting() == null) {
            return;
        }
        try {
            Settings.of(Map.of(key.setting().key(), value)).get(key.setting());
        } catch (ConfigException e) {
            throw invalid(e.getCause() == null ? e.getMessage() : e.getCause().getMessage());
        }
    }

    private String path() {
        if (text.isBlank()) {
            return "";
        }
        try {
            Path path = Path.of(text.strip());
            return file == null ? path.toString() : file.resolveSibling(path).toString();
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("write a path of this machine", e);
        }
    }

    private String number() {
        if (!text.strip().matches("[0-9]{1,9}")) {
            throw new IllegalArgumentException("write a whole number without quotes");
        }
        return String.valueOf(Integer.parseInt(text.strip()));
    }

    /** An error about this value. */
    ConfigException invalid(String remedy) {
        String where = file == null ? "command line" : String.valueOf(file.getFileName());
        return new ConfigException(
                key.written(),
                key.written() + " is \"" + AeTitle.printable(text, SHOWN) + "\" (" + where + "): " + remedy);
    }
}
