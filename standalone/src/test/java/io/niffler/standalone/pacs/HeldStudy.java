package io.niffler.standalone.pacs;

import io.niffler.dicom.data.DataSet;
import io.niffler.dicom.data.Tag;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** A generated study as a PACS is given it. */
public record HeldStudy(
        String uid, String patientId, String accession, LocalDate date, String description, List<DataSet> instances) {

    /** Copies the list. */
    public HeldStudy {
        instances = List.copyOf(instances);
    }

    /** The SOP Instance UIDs. */
    public Set<String> instanceUids() {
        Set<String> uids = new TreeSet<>();
        instances.forEach(instance -> uids.add(instance.string(Tag.SOP_INSTANCE_UID)));
        return uids;
    }

    int series() {
        return (int) instances.stream()
                .map(instance -> instance.string(Tag.SERIES_INSTANCE_UID))
                .distinct()
                .count();
    }
}
