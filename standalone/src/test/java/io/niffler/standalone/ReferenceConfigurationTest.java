package io.niffler.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.niffler.config.Setting;
import io.niffler.config.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** {@code deploy/niffler.yaml} holds every key of every module with its default, and no other. */
class ReferenceConfigurationTest {
    private static final Path FILE = Path.of("../deploy/niffler.yaml");

    @Test
    void hasEveryKeyWithItsDefault() throws IOException {
        Settings reference = AllSettings.load(FILE, Map.of(), Map.of());
        Settings defaults = Settings.of(Map.of());
        String text = Files.readString(FILE);
        for (Setting<?> setting : AllSettings.all()) {
            if (setting.isMap()) {
                String last = setting.key().substring(setting.key().lastIndexOf('.') + 1);
                assertThat(text).as(setting.key()).contains("# " + last + ":");
            } else {
                assertThat(reference.isSet(setting))
                        .as(setting.key() + " is in the file")
                        .isTrue();
                assertThat(valueOf(reference, setting)).as(setting.key()).isEqualTo(valueOf(defaults, setting));
            }
        }
    }

    @Test
    void modulesThatReadTheSameKeyAgreeOnItsDefault() {
        Map<String, String> defaults = new HashMap<>();
        for (Map.Entry<String, List<Setting<?>>> module : AllSettings.byModule().entrySet()) {
            for (Setting<?> setting : module.getValue()) {
                String known = defaults.putIfAbsent(setting.key(), setting.defaultText());
                assertThat(known == null || known.equals(setting.defaultText()))
                        .as(setting.key() + " in " + module.getKey())
                        .isTrue();
            }
        }
    }

    private static Object valueOf(Settings settings, Setting<?> setting) {
        return settings.get(setting);
    }
}
