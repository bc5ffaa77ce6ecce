package io.niffler.jobs.png;

import static org.assertj.core.api.Assertions.assertThat;

import io.niffler.jobs.png.ImageNames.Level;
import org.junit.jupiter.api.Test;

class ImageNamesTest {

    @Test
    void namesAreTheOriginalsDigests() {
        // printf abc | sha224sum
        assertThat(new ImageNames("", Level.SERIES).digest("abc"))
                .isEqualTo("23097d223405d8228642a477bda255b32aadbce4bda0b3f7e36c9da7");
        // printf Jörg | sha224sum: the text is UTF-8
        assertThat(new ImageNames("", Level.SERIES).digest("Jörg"))
                .isEqualTo("a1a896237d8b1027a2970823d3d4404fea13f0126aa0bfd9fb54b9da");
    }

    @Test
    void levelsAreFolders() {
        ImageNames names = new ImageNames("", Level.SERIES);
        String patient = names.digest("P1");
        String study = names.digest("1.2");
        String series = names.digest("1.2.3");
        String instance = names.digest("1.2.3.4");
        assertThat(path(Level.SERIES)).isEqualTo(patient + "/" + study + "/" + series + "/" + instance);
        assertThat(path(Level.STUDY)).isEqualTo(patient + "/" + study + "/" + instance);
        assertThat(path(Level.PATIENT)).isEqualTo(patient + "/" + instance);
    }

    private static String path(Level level) {
        return new ImageNames("", level).path("P1", "1.2", "1.2.3", "1.2.3.4");
    }

    @Test
    void aSecretMakesOtherNames() {
        // printf abc | openssl dgst -sha224 -hmac 0123456789abcdef
        assertThat(new ImageNames("0123456789abcdef", Level.SERIES).digest("abc"))
                .isEqualTo("afb9c20837b38c13fca5a3b1263b42e898236a8d57f28d30d8fec457");
        assertThat(new ImageNames("0123456789abcdeg", Level.SERIES).digest("abc"))
                .isNotEqualTo(new ImageNames("0123456789abcdef", Level.SERIES).digest("abc"));
    }

    @Test
    void identifiersNeverBecomePaths() {
        assertThat(new ImageNames("", Level.PATIENT).path("../../etc", "..", "/", "a/../b"))
                .matches("[0-9a-f]{56}/[0-9a-f]{56}");
    }
}
