package io.niffler.jobs.png;

import io.niffler.config.Settings;
import io.niffler.dicom.data.DataSet;
import io.niffler.dicom.data.Tag;
import java.io.Serializable;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** Chooses what is converted. An empty list lets everything pass; an attribute that is absent passes no list. */
final class InstanceFilter implements Serializable {
    private static final long serialVersionUID = 1L;

    private final List<String> sopClasses;
    private final List<String> modalities;
    private final List<String> bodyParts;

    InstanceFilter(Collection<String> sopClasses, Collection<String> modalities, Collection<String> bodyParts) {
        this.sopClasses = List.copyOf(sopClasses);
        this.modalities = upper(modalities);
        this.bodyParts = upper(bodyParts);
    }

    static InstanceFilter of(Settings settings) {
        return new InstanceFilter(
                settings.get(PngSettings.SOP_CLASSES),
                settings.get(PngSettings.MODALITIES),
                settings.get(PngSettings.BODY_PARTS));
    }

    private static List<String> upper(Collection<String> words) {
        return words.stream().map(word -> word.toUpperCase(Locale.ROOT)).toList();
    }

    /** What can be told without reading the data set. */
    boolean acceptsClass(String sopClassUid) {
        return sopClasses.isEmpty() || sopClasses.contains(sopClassUid);
    }

    boolean accepts(DataSet header) {
        return accepts(modalities, header.string(Tag.MODALITY))
                && accepts(bodyParts, header.string(Tag.BODY_PART_EXAMINED));
    }

    private static boolean accepts(Collection<String> words, String value) {
        return words.isEmpty() || (value != null && words.contains(value.toUpperCase(Locale.ROOT)));
    }
}
