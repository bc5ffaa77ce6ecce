package io.niffler.gateway.extraction.request;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The one to three attributes that are asked for, as they are written: {@code PatientID:0}, the column counted from 0. */
final class QueryAttributes {
    static final int MOST = 3;

    private QueryAttributes() {}

    /** @throws IllegalArgumentException whose message says what to write instead */
    static List<QueryAttribute> parse(List<String> texts) {
        List<QueryAttribute> attributes = new ArrayList<>();
        for (String text : texts) {
            int colon = text.lastIndexOf(':');
            if (colon < 0 || !text.substring(colon + 1).strip().matches("[0-9]{1,3}")) {
                throw new IllegalArgumentException(
                        "write each attribute with its column, counted from 0, such as PatientID:0");
            }
            int column = Integer.parseInt(text.substring(colon + 1).strip());
            attributes.add(QueryAttribute.of(text.substring(0, colon).strip(), column));
        }
        requireDistinct(attributes);
        return attributes;
    }

    static void requireDistinct(List<QueryAttribute> attributes) {
        if (attributes.isEmpty() || attributes.size() > MOST) {
            throw new IllegalArgumentException("name 1 to " + MOST + " attributes");
        }
        Set<Integer> tags = new HashSet<>();
        for (QueryAttribute attribute : attributes) {
            if (!tags.add(attribute.tag())) {
                throw new IllegalArgumentException("name each attribute once; StudyMonth is asked for as StudyDate");
            }
        }
    }
}
