package io.niffler.dicom.data;

import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * Attributes in the order of their tags (PS3.5 chapter 7), each tag at most once. Reading never throws on what a value
 * holds: what cannot be understood counts as absent. Not thread-safe while it is changed.
 */
public final class DataSet implements Iterable<Element> {
    private static final Element[] NONE = {};

    private Element[] elements = NONE;
    private int size;
    private DataSet parent;
    private boolean undefinedLength;
    private SpecificCharacterSet characterSet;

    /** The element, or null when absent. */
    public Element get(int tag) {
        int index = indexOf(tag);
        return index < 0 ? null : elements[index];
    }

    public boolean contains(int tag) {
        return indexOf(tag) >= 0;
    }

    /** The number of elements at this level. */
    public int size() {
        return size;
    }

    public boolean isEmpty() {
        return size == 0;
    }

    /** Whether the element is present and has a value. */
    public boolean hasValue(int tag) {
        Element element = get(tag);
        return element != null && !element.isEmpty();
    }

    /** The first value as text (see {@link ValueElement#strings}), or null when absent, empty or not text. */
    public String string(int tag) {
        ValueElement element = value(tag);
        return element == null ? null : element.string(characterSet());
    }

    /** The first value as text, or what is given when {@link #string(int)} has none. */
    public String string(int tag, String otherwise) {
        String text = string(tag);
        return text == null ? otherwise : text;
    }

    /** All values as text (see {@link ValueElement#strings}); an empty list when absent, empty or not text. */
    public List<String> strings(int tag) {
        ValueElement element = value(tag);
        return element == null ? List.of() : element.strings(characterSet());
    }

    /** The first value as an int; empty when absent, not a whole number, or out of range. */
    public OptionalInt intValue(int tag) {
        OptionalLong value = longValue(tag);
        return value.isPresent() && (int) value.getAsLong() == value.getAsLong()
                ? OptionalInt.of((int) value.getAsLong())
                : OptionalInt.empty();
    }

    /** The first value as a long; empty when absent or not a whole number (UV above 2^63 - 1 too). */
    public OptionalLong longValue(int tag) {
        ValueElement element = value(tag);
        return element == null ? OptionalLong.empty() : ValueNumbers.longValue(element);
    }

    /** The first value as a double; empty when absent or not a number. FD and FL may hold NaN or infinity. */
    public OptionalDouble doubleValue(int tag) {
        ValueElement element = value(tag);
        return element == null ? OptionalDouble.empty() : ValueNumbers.doubleValue(element);
    }

    /** All values as doubles; an empty array when absent or when one is not a number. */
    public double[] doubles(int tag) {
        ValueElement element = value(tag);
        return element == null ? new double[0] : ValueNumbers.doubles(element);
    }

    /** The items of a sequence; an empty list when absent or no sequence. */
    public List<DataSet> items(int tag) {
        return get(tag) instanceof SequenceElement sequence ? sequence.items() : List.of();
    }

    /** A copy of the value, binary numbers in little endian; null when absent, a sequence, or not loaded. */
    public byte[] bytes(int tag) {
        ValueElement element = value(tag);
        return element == null ? null : element.littleEndianBytes();
    }

    /**
     * A private element by its creator (PS3.5 7.8.1), or null.
     *
     * @param group odd group number
     * @param element the lower 8 bits of the element number
     */
    public Element privateElement(String creator, int group, int element) {
        for (int block = 0x10; block <= 0xFF; block++) {
            if (creator.equals(string(Tag.of(group, block)))) {
                Element found = get(Tag.of(group, block << 8 | (element & 0xFF)));
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    /** The private creator that reserved the block of a private element, or null. */
    public String privateCreator(int tag) {
        int block = Tag.element(tag) >>> 8;
        return Tag.isPrivate(tag) && block >= 0x10 ? string(Tag.of(Tag.group(tag), block)) : null;
    }

    /**
     * What decodes text here: by Specific Character Set (0008,0005), else as the data set that holds this item, else the
     * default repertoire (PS3.3 C.12.1.1.2).
     */
    public SpecificCharacterSet characterSet() {
        for (DataSet level = this; level != null; level = level.parent) {
            if (level.characterSet == null && level.get(Tag.SPECIFIC_CHARACTER_SET) instanceof ValueElement terms) {
                String[] texts = ValueText.strings(terms, null).toArray(String[]::new);
                level.characterSet = SpecificCharacterSet.of(texts);
            }
            if (level.characterSet != null) {
                return level.characterSet;
            }
        }
        return SpecificCharacterSet.of();
    }

    /** The data set whose item this is, or null. */
    public DataSet parent() {
        return parent;
    }

    /** Whether this item is written with undefined length and a delimiter, as it was read. */
    boolean undefinedLength() {
        return undefinedLength;
    }

    void setUndefinedLength(boolean undefined) {
        this.undefinedLength = undefined;
    }

    void setParent(DataSet holder) {
        this.parent = holder;
    }

    /** Adds an element in place of one with the same tag. Items of a sequence become part of this data set. */
    public DataSet put(Element element) {
        Objects.requireNonNull(element, "element");
        adopt(element);
        int index = indexOf(element.tag());
        if (index >= 0) {
            elements[index] = element;
            return this;
        }
        int at = -index - 1;
        grow();
        System.arraycopy(elements, at, elements, at + 1, size - at);
        elements[at] = element;
        size++;
        return this;
    }

    /** Removes an element and returns it, or null when absent. */
    public Element remove(int tag) {
        int index = indexOf(tag);
        if (index < 0) {
            return null;
        }
        Element removed = elements[index];
        System.arraycopy(elements, index + 1, elements, index, size - index - 1);
        elements[--size] = null;
        if (tag == Tag.SPECIFIC_CHARACTER_SET) {
            characterSet = null;
        }
        return removed;
    }

    /** Puts text values, encoded by the character set in force and padded to even length. No values: an empty element. */
    public DataSet setString(int tag, VR vr, String... values) {
        return put(ValueEncoder.text(tag, vr, characterSet(), values));
    }

    /** Puts integers as AT, SL, SS, SV, UL, US, UV or IS. */
    public DataSet setInts(int tag, VR vr, long... values) {
        return put(ValueEncoder.integers(tag, vr, values));
    }

    /** Puts numbers as FD, FL, OD, OF or DS (at most 16 characters each). */
    public DataSet setDoubles(int tag, VR vr, double... values) {
        return put(ValueEncoder.doubles(tag, vr, values));
    }

    /** Puts bytes, which are not copied; binary numbers in little endian. */
    public DataSet setBytes(int tag, VR vr, byte[] value) {
        return put(new ValueElement(tag, vr, value));
    }

    /** Puts a sequence. The items become part of this data set. */
    public DataSet setItems(int tag, Collection<DataSet> items) {
        return put(new SequenceElement(tag, items));
    }

    /** Puts a sequence. The items become part of this data set. */
    public DataSet setItems(int tag, DataSet... items) {
        return setItems(tag, Arrays.asList(items));
    }

    /** Adds what the reader has read, in any order of tags; {@link #sort()} ends it. */
    void append(Element element) {
        grow();
        elements[size++] = element;
    }

    /** Sorts what was appended and drops repeated tags, keeping the first of each; returns one that was repeated, or 0. */
    int sort() {
        Arrays.sort(elements, 0, size, (a, b) -> Integer.compareUnsigned(a.tag(), b.tag()));
        int kept = 0;
        int repeated = 0;
        for (int i = 0; i < size; i++) {
            if (kept == 0 || elements[kept - 1].tag() != elements[i].tag()) {
                elements[kept++] = elements[i];
            } else {
                repeated = elements[i].tag();
            }
        }
        Arrays.fill(elements, kept, size, null);
        size = kept;
        return repeated;
    }

    private void adopt(Element element) {
        if (element instanceof SequenceElement sequence) {
            sequence.items().forEach(item -> item.setParent(this));
        } else if (element.tag() == Tag.SPECIFIC_CHARACTER_SET) {
            characterSet = null;
        }
    }

    private void grow() {
        if (size == elements.length) {
            elements = Arrays.copyOf(elements, Math.max(8, size + (size >> 1)));
        }
    }

    private ValueElement value(int tag) {
        return get(tag) instanceof ValueElement element ? element : null;
    }

    private int indexOf(int tag) {
        int low = 0;
        int high = size - 1;
        int wanted = tag + Integer.MIN_VALUE;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int found = elements[middle].tag() + Integer.MIN_VALUE;
            if (found < wanted) {
                low = middle + 1;
            } else if (found > wanted) {
                high = middle - 1;
            } else {
                return middle;
            }
        }
        return -low - 1;
    }

    /** The elements in the order of their tags. */
    @Override
    public Iterator<Element> iterator() {
        return new Iterator<>() {
            private int next;

            @Override
            public boolean hasNext() {
                return next < size;
            }

            @Override
            public Element next() {
                if (next >= size) {
                    throw new NoSuchElementException();
                }
                return elements[next++];
            }
        };
    }

    /** Equal elements; the data set that holds this one does not matter. */
    @Override
    public boolean equals(Object other) {
        return other instanceof DataSet that && Arrays.equals(elements, 0, size, that.elements, 0, that.size);
    }

    @Override
    public int hashCode() {
        int hash = 1;
        for (int i = 0; i < size; i++) {
            hash = hash * 31 + elements[i].tag();
        }
        return hash;
    }

    /** The number of elements, never a value. */
    @Override
    public String toString() {
        return "DataSet of " + size + " elements";
    }
}
