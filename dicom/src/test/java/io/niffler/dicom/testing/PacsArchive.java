package io.niffler.dicom.testing;

import io.niffler.dicom.data.DataSet;
import io.niffler.dicom.data.Tag;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** The studies of a PACS, found by their usual keys without looking at all of them. */
final class PacsArchive {
    private final Map<String, PacsStudy> byUid = new ConcurrentHashMap<>();
    private final Map<String, Collection<PacsStudy>> byPatient = new ConcurrentHashMap<>();
    private final Map<String, Collection<PacsStudy>> byAccession = new ConcurrentHashMap<>();

    void add(PacsStudy study) {
        if (byUid.putIfAbsent(study.uid(), study) != null) {
            throw new IllegalArgumentException("The study is there already.");
        }
        byPatient
                .computeIfAbsent(study.patientId(), id -> new ConcurrentLinkedQueue<>())
                .add(study);
        byAccession
                .computeIfAbsent(study.accession(), id -> new ConcurrentLinkedQueue<>())
                .add(study);
    }

    /** The studies that match all keys of the identifier above the level of series. */
    List<PacsStudy> find(DataSet identifier) {
        DataSet keys = new DataSet();
        identifier.forEach(keys::put);
        keys.remove(Tag.SERIES_INSTANCE_UID);
        keys.remove(Tag.SOP_INSTANCE_UID);
        return candidates(keys).stream()
                .filter(study -> KeyMatching.matches(keys, study.attributes()))
                .toList();
    }

    private Collection<PacsStudy> candidates(DataSet keys) {
        if (keys.hasValue(Tag.STUDY_INSTANCE_UID)) {
            return keys.strings(Tag.STUDY_INSTANCE_UID).stream()
                    .map(byUid::get)
                    .filter(Objects::nonNull)
                    .toList();
        }
        if (isExact(keys, Tag.PATIENT_ID)) {
            return byPatient.getOrDefault(keys.string(Tag.PATIENT_ID), List.of());
        }
        if (isExact(keys, Tag.ACCESSION_NUMBER)) {
            return byAccession.getOrDefault(keys.string(Tag.ACCESSION_NUMBER), List.of());
        }
        return byUid.values();
    }

    private static boolean isExact(DataSet keys, int tag) {
        return !KeyMatching.hasWildcard(keys.string(tag, "*"));
    }
}
