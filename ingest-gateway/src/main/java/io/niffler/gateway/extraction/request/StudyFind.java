package io.niffler.gateway.extraction.request;

import io.niffler.dicom.data.DataSet;
import io.niffler.dicom.data.Tag;
import java.util.List;

/**
 * A C-FIND for studies.
 *
 * <p>A PACS need not support every key, and takes one that it does not support for one that matches everything; it says so with the status
 * FF01 (PS3.4 C.4.1.1.3.2, C.4.1.1.4). Whoever retrieves what was found must look at that.
 *
 * @param detail what is asked about the studies
 */
public record StudyFind(QueryId id, List<QueryKey> keys, FindDetail detail) implements Query {
    public StudyFind {
        keys = List.copyOf(keys);
    }

    /** The keys with their values and the attributes that are asked for, at level STUDY. */
    public DataSet identifier() {
        return Identifiers.of(Identifiers.STUDY, keys, detail.tags());
    }

    /**
     * Whether it can be asked in Patient Root, which needs a single PatientID (PS3.4 C.6.1.1, C.4.1.2.1). Study Root always does.
     */
    public boolean fitsPatientRoot() {
        return keys.stream().anyMatch(key -> key.tag() == Tag.PATIENT_ID && key.isSingleValue());
    }

    @Override
    public StudyFind find() {
        return this;
    }

    @Override
    public String toString() {
        return "studies of " + id;
    }
}
