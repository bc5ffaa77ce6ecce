package io.niffler.dicom.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Makes data sets of all kinds of elements out of a seed. */
final class RandomDataSets {
    private static final VR[] ALL = VR.values();
    private static final int DEEPEST = 3;

    private final Random random;

    RandomDataSets(long seed) {
        this.random = new Random(seed);
    }

    /** Private elements only carry a VR in explicit VR. */
    DataSet dataSet(boolean explicitVr) {
        return dataSet(explicitVr, 0);
    }

    private DataSet dataSet(boolean explicitVr, int depth) {
        DataSet dataSet = new DataSet();
        int count = random.nextInt(depth == 0 ? 20 : 5);
        for (int i = 0; i < count; i++) {
            if (explicitVr && random.nextInt(3) == 0) {
                addPrivate(dataSet, depth);
            } else {
                addPublic(dataSet, explicitVr, depth);
            }
        }
        if (depth == 0 && random.nextBoolean()) {
            dataSet.put(pixels());
        }
        return dataSet;
    }

    private void addPrivate(DataSet dataSet, int depth) {
        int tag = Tag.of(0x0009 + 2 * random.nextInt(100), 0x1000 + random.nextInt(0xE000));
        add(dataSet, tag, ALL[random.nextInt(ALL.length)], true, depth);
    }

    private void addPublic(DataSet dataSet, boolean explicitVr, int depth) {
        List<Dictionary.Entry> entries = Dictionary.entries();
        Dictionary.Entry entry = entries.get(random.nextInt(entries.size()));
        if (entry.repeating()) {
            return;
        }
        int tag = Integer.parseUnsignedInt(entry.pattern(), 16);
        boolean usable = Tag.group(tag) >= 0x0008
                && Tag.group(tag) < 0x7FE0
                && !Tag.isGroupLength(tag)
                && tag != Tag.SPECIFIC_CHARACTER_SET
                && tag != Tag.PIXEL_REPRESENTATION;
        if (usable && Dictionary.vrOf(tag) != VR.UN) {
            add(dataSet, tag, Dictionary.vrOf(tag), explicitVr, depth);
        }
    }

    private void add(DataSet dataSet, int tag, VR vr, boolean explicitVr, int depth) {
        if (vr != VR.SQ) {
            dataSet.setBytes(tag, vr, value(vr));
        } else if (depth < DEEPEST) {
            List<DataSet> items = new ArrayList<>();
            for (int i = random.nextInt(3); i > 0; i--) {
                DataSet item = dataSet(explicitVr, depth + 1);
                item.setUndefinedLength(random.nextBoolean());
                items.add(item);
            }
            dataSet.put(new SequenceElement(tag, items, random.nextBoolean(), false));
            dataSet.items(tag).forEach(item -> item.setParent(dataSet));
        }
    }

    private Element pixels() {
        if (random.nextBoolean()) {
            return new ValueElement(Tag.PIXEL_DATA, VR.OW, value(VR.OW));
        }
        List<byte[]> items = new ArrayList<>();
        items.add(new byte[0]);
        for (int i = random.nextInt(4); i > 0; i--) {
            items.add(value(VR.OW));
        }
        return new FragmentsElement(Tag.PIXEL_DATA, VR.OW, items);
    }

    private byte[] value(VR vr) {
        int unit = Math.max(2, vr.valueLength());
        byte[] value = new byte[unit * random.nextInt(random.nextInt(20) == 0 ? 5000 : 12)];
        random.nextBytes(value);
        return value;
    }
}
