package io.niffler.dicom.data;

import java.util.ArrayList;
import java.util.List;

/**
 * An object of the DICOM JSON model as read, before it is known what it is: a data set or item, or a person name. Only
 * the VR of the attribute tells, and that may come after the value.
 */
final class JsonObjectNode {

    static final List<String> NAME_GROUPS = List.of("Alphabetic", "Ideographic", "Phonetic");

    private final List<Attribute> attributes = new ArrayList<>();
    private final String[] nameGroups = new String[NAME_GROUPS.size()];

    /** One attribute of a data set. At most one of {@code values}, {@code inlineBinary}, {@code bulkDataUri} is set. */
    static final class Attribute {
        final int tag;
        VR vr;
        /** Each a String (texts and the digits of numbers), a JsonObjectNode, or null. */
        List<Object> values;

        byte[] inlineBinary;
        String bulkDataUri;

        Attribute(int tag) {
            this.tag = tag;
        }
    }

    void add(Attribute attribute) {
        attributes.add(attribute);
    }

    List<Attribute> attributes() {
        return attributes;
    }

    void setNameGroup(int index, String text) {
        nameGroups[index] = text;
    }

    /** The groups joined as in PN, PS3.5 6.2.1, without empty ones at the end. */
    String name() {
        StringBuilder name = new StringBuilder();
        int separatorsDue = 0;
        for (String group : nameGroups) {
            if (group != null && !group.isEmpty()) {
                name.append("=".repeat(separatorsDue)).append(group);
                separatorsDue = 0;
            }
            separatorsDue++;
        }
        return name.toString();
    }
}
