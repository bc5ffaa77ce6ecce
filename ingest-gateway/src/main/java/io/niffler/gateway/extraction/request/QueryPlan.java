package io.niffler.gateway.extraction.request;

import io.niffler.dicom.data.Tag;
import java.util.ArrayList;
import java.util.List;

/** Chooses the form of query for the values of a row. */
final class QueryPlan {
    private final List<QueryAttribute> attributes;
    private final ExtractMode mode;

    QueryPlan(List<QueryAttribute> attributes, ExtractMode mode) {
        this.attributes = List.copyOf(attributes);
        this.mode = mode;
    }

    /**
     * The queries of a row.
     *
     * @param values for each attribute one, or each day of a month
     */
    List<Query> queries(long line, List<List<String>> values) {
        int days = values.stream().mapToInt(List::size).max().orElse(0);
        List<Query> queries = new ArrayList<>(days);
        for (int day = 0; day < days; day++) {
            List<QueryKey> keys = new ArrayList<>(attributes.size());
            for (int i = 0; i < attributes.size(); i++) {
                List<String> ofAttribute = values.get(i);
                String value = ofAttribute.get(Math.min(day, ofAttribute.size() - 1));
                keys.add(new QueryKey(attributes.get(i).tag(), attributes.get(i).vr(), value));
            }
            queries.add(query(new QueryId(line, days == 1 ? 0 : day + 1), keys));
        }
        return queries;
    }

    private Query query(QueryId id, List<QueryKey> keys) {
        String patient = single(keys, Tag.PATIENT_ID);
        if (mode == ExtractMode.IMAGES && patient != null) {
            String accession = single(keys, Tag.ACCESSION_NUMBER);
            String study = single(keys, Tag.STUDY_INSTANCE_UID);
            if (keys.size() == 1) {
                return new PatientMove(id, patient);
            }
            if (keys.size() == 2 && accession != null) {
                return new AccessionMove(id, patient, accession);
            }
            if (keys.size() == 2 && study != null) {
                return new StudyMove(id, patient, study);
            }
        }
        return new StudyFind(id, keys, mode.detail());
    }

    /** The value of a key that asks for a single one, or null. */
    private static String single(List<QueryKey> keys, int tag) {
        return keys.stream()
                .filter(key -> key.tag() == tag && key.isSingleValue())
                .map(QueryKey::value)
                .findFirst()
                .orElse(null);
    }
}
