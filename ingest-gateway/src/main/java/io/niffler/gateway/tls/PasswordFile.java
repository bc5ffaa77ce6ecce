package io.niffler.gateway.tls;

import java.nio.file.Path;

/** A password alone in a file, so that it stands in no configuration, environment or list of processes. */
public final class PasswordFile {
    private PasswordFile() {}

    /**
     * The first line, of ASCII as Java takes no other passwords for keys.
     *
     * @throws IllegalArgumentException whose message says what to do
     */
    public static char[] read(Path file) {
        byte[] bytes = SmallFile.read(file);
        int end = 0;
        while (end < bytes.length && bytes[end] >= ' ') {
            end++;
        }
        boolean whole = end == bytes.length || bytes[end] == '\n' || bytes[end] == '\r';
        if (end == 0 || !whole) {
            throw new IllegalArgumentException("write the password into the first line of this file, in ASCII");
        }
        char[] password = new char[end];
        for (int i = 0; i < end; i++) {
            password[i] = (char) bytes[i];
        }
        return password;
    }
}
