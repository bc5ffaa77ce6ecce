package io.niffler.dicom.data;

import io.niffler.dicom.data.DataSetProblem.Kind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Parses one data set (PS3.5 chapter 7). Each byte is passed once, so that time is linear whatever the bytes are. */
final class DataSetParser {
    private static final int DELIMITER_GROUP = 0xFFFE;
    private static final int ITEM_HEADER = 8;
    private static final int ANY_GROUP = -1;

    private final ByteSource source;
    private final ReadOptions options;
    private final ProblemLog problems;
    private final HeaderReader header;
    private final boolean inflated;
    private int onlyGroup = ANY_GROUP;
    private int elements;
    private boolean stopped;

    DataSetParser(ByteSource source, Encoding encoding, ReadOptions options, ProblemLog problems) {
        this(source, encoding, options, problems, false);
    }

    /** @param inflated whether the bytes are those of a deflated data set */
    DataSetParser(ByteSource source, Encoding encoding, ReadOptions options, ProblemLog problems, boolean inflated) {
        this.source = source;
        this.options = options;
        this.problems = problems;
        this.header = new HeaderReader(source, problems, encoding);
        this.inflated = inflated;
    }

    /** Parses up to the first element of another group. */
    DataSet parseGroup(int group) throws IOException {
        onlyGroup = group;
        return parse();
    }

    /** Parses up to the end of the bytes or the tag to stop before. */
    DataSet parse() throws IOException {
        DataSet dataSet = new DataSet();
        elements(dataSet, new Level(Long.MAX_VALUE, 0, false, false));
        return dataSet;
    }

    /**
     * Where a data set stands.
     *
     * @param end position where what holds it ends
     * @param depth 0 for the outermost
     * @param delimited whether it is an item of undefined length
     * @param signed whether Pixel Representation of what holds it says signed
     */
    private record Level(long end, int depth, boolean delimited, boolean signed) {}

    private void elements(DataSet dataSet, Level level) throws IOException {
        long end = level.end();
        int stopBefore = level.depth() == 0 ? options.stopBefore() : ReadOptions.NO_STOP;
        boolean signed = level.signed();
        boolean sorted = true;
        int highest = 0;
        while (!stopped) {
            long at = source.position();
            if (end - at < ITEM_HEADER || !source.ensure(ITEM_HEADER)) {
                endOfRoom(level, highest, at);
                break;
            }
            int tag = header.peekTag();
            if (Tag.group(tag) == DELIMITER_GROUP) {
                if (endsAtDelimiter(tag, level, at)) {
                    break;
                }
                continue;
            }
            if (Integer.compareUnsigned(tag, stopBefore) >= 0 || (onlyGroup >= 0 && Tag.group(tag) != onlyGroup)) {
                break;
            }
            boolean inOrder = Integer.compareUnsigned(tag, highest) > 0 || dataSet.isEmpty();
            if (!inOrder && level.depth() == 0 && isTrailing(tag, highest)) {
                stop(Kind.TRAILING_BYTES, 0, at);
                break;
            }
            if (!header.read(end - at, signed)) {
                badHeader(tag, level, highest, at);
                break;
            }
            if (++elements > options.maxElements()) {
                stop(Kind.TOO_MANY_ELEMENTS, tag, at);
                break;
            }
            Element element = element(dataSet, level, signed);
            if (element == null) {
                continue;
            }
            if (inOrder) {
                highest = tag;
            } else {
                problems.add(tag == highest ? Kind.DUPLICATE_TAG : Kind.OUT_OF_ORDER, tag, at);
                sorted = false;
            }
            dataSet.append(element);
            if (tag == Tag.PIXEL_REPRESENTATION) {
                signed = isOne(element);
            }
        }
        if (!sorted) {
            int repeated = dataSet.sort();
            if (repeated != 0) {
                problems.add(Kind.DUPLICATE_TAG, repeated, source.position());
            }
        }
    }

    private static boolean isOne(Element element) {
        return element instanceof ValueElement value
                && ValueNumbers.longValue(value).orElse(0) == 1;
    }

    /** Nothing may follow the pixel data but higher tags; zeros are padding. */
    private static boolean isTrailing(int tag, int highest) {
        return tag == 0 || Integer.compareUnsigned(highest, Tag.PIXEL_DATA) >= 0;
    }

    /** Goes on after the item where its length tells where that is. */
    private void badHeader(int tag, Level level, int highest, long at) throws IOException {
        if (level.depth() > 0 && !level.delimited()) {
            problems.add(Kind.BAD_HEADER, tag, at);
            long room = level.end() - at;
            if (source.skip(room) < room) {
                stop(Kind.TRUNCATED, tag, at);
            }
        } else if (level.depth() == 0 && Integer.compareUnsigned(highest, Tag.PIXEL_DATA) >= 0) {
            stop(Kind.TRAILING_BYTES, 0, at);
        } else {
            stop(source.ensure(HeaderReader.LONG_HEADER) ? Kind.BAD_HEADER : Kind.TRUNCATED, tag, at);
        }
    }

    private void stop(Kind kind, int tag, long at) throws DicomParseException {
        stopped = true;
        problems.addFinal(kind, tag, at);
    }

    /** Fewer than eight bytes are left in what holds the data set, or at all. */
    private void endOfRoom(Level level, int highest, long at) throws IOException {
        long room = level.end() - at;
        if (room < ITEM_HEADER && source.ensure((int) room)) {
            if (level.delimited()) {
                problems.add(Kind.MISSING_DELIMITER, 0, at);
            } else if (room > 0) {
                problems.add(Kind.BAD_HEADER, 0, at);
            }
            source.advance((int) room);
        } else if (level.depth() > 0 || source.buffered() > 0) {
            boolean trailing = level.depth() == 0 && Integer.compareUnsigned(highest, Tag.PIXEL_DATA) >= 0;
            stop(trailing ? Kind.TRAILING_BYTES : Kind.TRUNCATED, 0, at);
        }
    }

    /** Handles an item tag or delimiter where an element could stand; tells whether the data set ends there. */
    private boolean endsAtDelimiter(int tag, Level level, long at) throws DicomParseException {
        if (level.delimited() && tag == Tag.ITEM_DELIMITATION_ITEM) {
            source.advance(ITEM_HEADER);
            return true;
        }
        if (level.delimited()) {
            // The next item or the end of the sequence: left for the sequence to read.
            problems.add(Kind.MISSING_DELIMITER, tag, at);
            return true;
        }
        problems.add(Kind.STRAY_DELIMITER, tag, at);
        source.advance(ITEM_HEADER);
        return false;
    }

    /** Reads the value after the header read last; null when it is incomplete. */
    private Element element(DataSet holder, Level level, boolean signed) throws IOException {
        int tag = header.tag();
        VR vr = header.vr();
        long at = source.position();
        source.advance(header.size());
        if (header.length() == HeaderReader.UNDEFINED_LENGTH) {
            boolean pixels = tag == Tag.PIXEL_DATA || (vr.isBulk() && vr != VR.UN);
            return pixels
                    ? new FragmentsParser(longest(tag, level.depth())).parse(tag, vr, level.end())
                    : sequence(holder, new Level(level.end(), level.depth() + 1, true, signed), at);
        }
        long length = Integer.toUnsignedLong(header.length());
        long room = level.end() - source.position();
        if (length > room) {
            problems.add(Kind.LENGTH_BEYOND_PARENT, tag, at);
            length = room;
        }
        if ((length & 1) != 0) {
            problems.add(Kind.ODD_LENGTH, tag, at);
        }
        if (vr == VR.SQ) {
            return sequence(holder, new Level(source.position() + length, level.depth() + 1, false, signed), at);
        }
        return value(tag, vr, length, longest(tag, level.depth()), at);
    }

    /** The longest value that is loaded. */
    private int longest(int tag, int depth) {
        return options.pixelDataSkipped() && depth == 0 && Tag.isPixelData(tag) ? -1 : options.maxValueLength();
    }

    private Element value(int tag, VR vr, long length, int longest, long at) throws IOException {
        long offset = source.position();
        boolean un = header.isUn();
        if (length > longest) {
            SkippedElement.Place place = new SkippedElement.Place(false, header.bigEndian() && !un, inflated);
            long skipped = source.skip(length);
            return keep(new SkippedElement(tag, vr, skipped, offset, place), skipped, length, at);
        }
        int taken = source.take((int) length);
        ValueElement element = new ValueElement(
                tag, vr, source.valueArray(), source.valueOffset(), taken, header.bigEndian() && !un, un);
        return keep(element, taken, length, at);
    }

    /** A cut value would be wrong text or a wrong number, so it is dropped; of bulk data, what is there is kept. */
    private Element keep(Element element, long present, long length, long at) throws DicomParseException {
        if (present == length) {
            return element;
        }
        stop(Kind.TRUNCATED, element.tag(), at);
        return element.vr().isBulk() ? element : null;
    }

    private Element sequence(DataSet holder, Level inside, long at) throws IOException {
        int tag = header.tag();
        boolean un = header.isUn();
        if (inside.depth() > options.maxDepth()) {
            return skipSequence(inside, at);
        }
        Encoding outer = header.encoding();
        if (un) {
            header.setEncoding(Encoding.IMPLICIT_LITTLE);
        }
        List<DataSet> items = new ArrayList<>(1);
        items(tag, items, holder, inside);
        header.setEncoding(outer);
        return new SequenceElement(tag, items, inside.delimited(), un);
    }

    private Element skipSequence(Level inside, long at) throws IOException {
        int tag = header.tag();
        long offset = source.position();
        problems.add(Kind.TOO_DEEP, tag, at);
        if (inside.delimited()) {
            Encoding outer = header.encoding();
            if (header.isUn()) {
                header.setEncoding(Encoding.IMPLICIT_LITTLE);
            }
            boolean closed = new SequenceSkipper(source, header).skip(inside.end());
            header.setEncoding(outer);
            if (!closed) {
                stop(Kind.MISSING_DELIMITER, tag, source.position());
            }
        } else {
            long length = inside.end() - offset;
            if (source.skip(length) < length) {
                stop(Kind.TRUNCATED, tag, at);
            }
        }
        return new SkippedElement(tag, VR.SQ, source.position() - offset, offset);
    }

    private void items(int sequenceTag, List<DataSet> items, DataSet holder, Level level) throws IOException {
        while (!stopped) {
            long at = source.position();
            long room = level.end() - at;
            if (room < ITEM_HEADER || !source.ensure(ITEM_HEADER)) {
                endOfRoom(level, 0, at);
                return;
            }
            int tag = header.peekTag();
            int length = header.peekItemLength();
            if (tag == Tag.ITEM) {
                if (++elements > options.maxElements()) {
                    stop(Kind.TOO_MANY_ELEMENTS, sequenceTag, at);
                    return;
                }
                source.advance(ITEM_HEADER);
                DataSet item = new DataSet();
                item.setParent(holder);
                item.setUndefinedLength(length == HeaderReader.UNDEFINED_LENGTH);
                items.add(item);
                elements(item, inItem(length, level, at));
            } else if (tag == Tag.SEQUENCE_DELIMITATION_ITEM && level.delimited()) {
                source.advance(ITEM_HEADER);
                return;
            } else if (tag == Tag.SEQUENCE_DELIMITATION_ITEM || tag == Tag.ITEM_DELIMITATION_ITEM) {
                problems.add(Kind.STRAY_DELIMITER, sequenceTag, at);
                source.advance(ITEM_HEADER);
            } else if (level.delimited()) {
                // An element of the data set that holds the sequence.
                problems.add(Kind.MISSING_DELIMITER, sequenceTag, at);
                return;
            } else {
                problems.add(Kind.NOT_AN_ITEM, sequenceTag, at);
                if (source.skip(room) < room) {
                    stop(Kind.TRUNCATED, sequenceTag, at);
                }
                return;
            }
        }
    }

    private Level inItem(int length, Level sequence, long at) throws DicomParseException {
        if (length == HeaderReader.UNDEFINED_LENGTH) {
            return new Level(sequence.end(), sequence.depth(), true, sequence.signed());
        }
        long end = source.position() + Integer.toUnsignedLong(length);
        if (end > sequence.end()) {
            problems.add(Kind.LENGTH_BEYOND_PARENT, Tag.ITEM, at);
            end = sequence.end();
        }
        return new Level(end, sequence.depth(), false, sequence.signed());
    }

    /** Parses encapsulated pixel data by the lengths of its fragments; what they hold is not looked at. */
    private final class FragmentsParser {
        private final List<ValueElement> items = new ArrayList<>();
        private final int longest;
        private long loaded;

        FragmentsParser(int longest) {
            this.longest = longest;
        }

        Element parse(int tag, VR vr, long end) throws IOException {
            long start = source.position();
            long last = start;
            while (!stopped && nextItem(tag, end)) {
                last = source.position();
            }
            SkippedElement.Place place = new SkippedElement.Place(true, header.bigEndian(), inflated);
            return loaded <= longest
                    ? new FragmentsElement(tag, vr, items)
                    : new SkippedElement(tag, vr, last - start, start, place);
        }

        private boolean nextItem(int tag, long end) throws IOException {
            long at = source.position();
            if (end - at < ITEM_HEADER || !source.ensure(ITEM_HEADER)) {
                stop(Kind.TRUNCATED, tag, at);
                return false;
            }
            int itemTag = header.peekTag();
            int length = header.peekItemLength();
            if (itemTag == Tag.SEQUENCE_DELIMITATION_ITEM) {
                source.advance(ITEM_HEADER);
                return false;
            }
            if (itemTag != Tag.ITEM || length == HeaderReader.UNDEFINED_LENGTH) {
                stop(Kind.NOT_AN_ITEM, tag, at);
                return false;
            }
            if (++elements > options.maxElements()) {
                stop(Kind.TOO_MANY_ELEMENTS, tag, at);
                return false;
            }
            source.advance(ITEM_HEADER);
            fragment(tag, Integer.toUnsignedLong(length), end, at);
            return true;
        }

        private void fragment(int tag, long written, long end, long at) throws IOException {
            long length = Math.min(written, end - source.position());
            if (length < written) {
                problems.add(Kind.LENGTH_BEYOND_PARENT, tag, at);
            }
            if ((length & 1) != 0) {
                problems.add(Kind.ODD_LENGTH, tag, at);
            }
            loaded += length;
            long present;
            if (loaded > longest) {
                items.clear();
                present = source.skip(length);
            } else {
                int taken = source.take((int) length);
                items.add(new ValueElement(Tag.ITEM, VR.OB, source.valueArray(), source.valueOffset(), taken, false));
                present = taken;
            }
            if (present < length) {
                stop(Kind.TRUNCATED, tag, at);
            }
        }
    }
}
