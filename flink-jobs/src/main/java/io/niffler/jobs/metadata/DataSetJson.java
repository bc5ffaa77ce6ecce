package io.niffler.jobs.metadata;

import io.niffler.dicom.data.DataSet;
import io.niffler.dicom.data.DataSetReader;
import io.niffler.dicom.data.DicomJson;
import io.niffler.dicom.data.Element;
import io.niffler.dicom.data.FragmentsElement;
import io.niffler.dicom.data.SequenceElement;
import io.niffler.dicom.data.SkippedElement;
import io.niffler.dicom.data.Tag;
import io.niffler.dicom.data.ValueElement;
import io.niffler.events.BadRecordException;
import io.niffler.events.DeadLetterReason;
import io.niffler.events.MetadataRecord.Omitted;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A data set as DICOM JSON without bulk data, of bounded size. Left out are values that were not read, binary streams
 * above {@link #MAX_BINARY} bytes and, when the rest is still too long, the longest top-level elements.
 */
final class DataSetJson {
    /** The longest JSON in bytes. */
    static final int MAX_JSON = 8 << 20;

    /** The longest value of OB, OW, UN and their like in bytes. */
    static final int MAX_BINARY = 4 << 10;

    /** The most elements that are listed as left out. */
    static final int MAX_LISTED = 1_000;

    /** JSON of an element beside its value: tag, VR and punctuation. */
    private static final int FRAME = 40;

    private final List<Omitted> omitted = new ArrayList<>();
    private final Set<Integer> badCharacters = new LinkedHashSet<>();
    private final byte[] json;

    /**
     * Writes a data set.
     *
     * @throws BadRecordException when it stays too long
     */
    DataSetJson(DataSet dataSet) throws BadRecordException {
        DataSet light = withoutLongest(withoutBulk(dataSet));
        ByteArrayOutputStream out = new ByteArrayOutputStream(8 << 10);
        try {
            DicomJson.write(light, out, new Observer());
        } catch (IOException e) {
            throw new IllegalStateException("Writing to memory failed", e);
        }
        if (out.size() > MAX_JSON) {
            throw tooLong();
        }
        json = out.toByteArray();
    }

    /** DICOM JSON in UTF-8. */
    byte[] json() {
        return json;
    }

    /** What was left out, at most {@link #MAX_LISTED} elements. */
    List<Omitted> omitted() {
        return Collections.unmodifiableList(omitted);
    }

    /** Elements whose text is not valid in the character set that the data set declares, each once. */
    Set<Integer> badCharacters() {
        return Collections.unmodifiableSet(badCharacters);
    }

    private final class Observer implements DicomJson.Observer {
        @Override
        public void badCharacters(int tag) {
            if (badCharacters.size() < DataSetReader.MAX_PROBLEMS) {
                badCharacters.add(tag);
            }
        }
    }

    /** The data set itself when there is nothing to leave out, which is the rule. */
    private DataSet withoutBulk(DataSet dataSet) {
        DataSet light = null;
        int position = 0;
        for (Element element : dataSet) {
            Element kept = withoutBulk(element);
            if (light == null && kept != element) {
                light = firstElements(dataSet, position);
            }
            if (light != null && kept != null) {
                light.put(kept);
            }
            position++;
        }
        return light == null ? dataSet : light;
    }

    /** The element, a lighter one, or null when it is left out. */
    @SuppressWarnings("ReferenceEquality") // Whether it is another data set is the question, not whether it is equal.
    private Element withoutBulk(Element element) {
        if (element instanceof SkippedElement skipped) {
            return omit(element, skipped.length());
        }
        if (element instanceof FragmentsElement) {
            return omit(element, -1);
        }
        if (element instanceof ValueElement value) {
            return value.vr().isBulk() && value.length() > MAX_BINARY ? omit(element, value.length()) : element;
        }
        List<DataSet> items = ((SequenceElement) element).items();
        List<DataSet> lightItems = null;
        for (int i = 0; i < items.size(); i++) {
            DataSet light = withoutBulk(items.get(i));
            if (light != items.get(i) && lightItems == null) {
                lightItems = new ArrayList<>(items.subList(0, i));
            }
            if (lightItems != null) {
                lightItems.add(light);
            }
        }
        return lightItems == null ? element : new SequenceElement(element.tag(), lightItems);
    }

    private static DataSet firstElements(DataSet dataSet, int count) {
        DataSet first = new DataSet();
        int copied = 0;
        for (Element element : dataSet) {
            if (copied++ == count) {
                break;
            }
            first.put(element);
        }
        return first;
    }

    private Element omit(Element element, long length) {
        if (omitted.size() < MAX_LISTED) {
            String tag = Tag.toHex(element.tag()).toUpperCase(Locale.ROOT);
            omitted.add(new Omitted(tag, element.vr().name(), length));
        }
        return null;
    }

    private DataSet withoutLongest(DataSet dataSet) throws BadRecordException {
        long total = estimate(dataSet);
        if (total <= MAX_JSON) {
            return dataSet;
        }
        List<Sized> longestFirst = new ArrayList<>(dataSet.size());
        dataSet.forEach(element -> longestFirst.add(new Sized(element, estimate(element))));
        longestFirst.sort(Comparator.comparingLong(Sized::length).reversed());
        Set<Integer> left = new HashSet<>();
        for (Sized longest : longestFirst) {
            if (total <= MAX_JSON) {
                break;
            }
            if (left.size() == MAX_LISTED) {
                throw tooLong();
            }
            total -= longest.length();
            Element element = longest.element();
            left.add(element.tag());
            omit(element, element instanceof ValueElement value ? value.length() : -1);
        }
        DataSet light = new DataSet();
        for (Element element : dataSet) {
            if (!left.contains(element.tag())) {
                light.put(element);
            }
        }
        return light;
    }

    private record Sized(Element element, long length) {}

    private static long estimate(DataSet dataSet) {
        long sum = 0;
        for (Element element : dataSet) {
            sum += estimate(element);
        }
        return sum;
    }

    /** About the length of an element's JSON; text of unusual characters may take more. */
    private static long estimate(Element element) {
        if (element instanceof ValueElement value) {
            boolean plain = value.vr().isText() || value.vr().isBulk();
            return FRAME + value.length() * (plain ? 3L : 7L) / 2;
        }
        long sum = FRAME;
        if (element instanceof SequenceElement sequence) {
            for (DataSet item : sequence.items()) {
                sum += 2 + estimate(item);
            }
        }
        return sum;
    }

    private static BadRecordException tooLong() {
        return new BadRecordException(
                DeadLetterReason.LIMIT_EXCEEDED, "the data set as JSON is longer than " + MAX_JSON + " bytes");
    }
}
