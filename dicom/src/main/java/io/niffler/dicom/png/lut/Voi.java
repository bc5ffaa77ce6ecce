package io.niffler.dicom.png.lut;

import io.niffler.dicom.data.DataSet;
import io.niffler.dicom.data.Tag;
import io.niffler.dicom.pixel.FrameException;
import java.util.List;

/** What turns values of the modality into brightness (PS3.3 C.11.2): its values of interest. */
public sealed interface Voi {
    /** The brightness of a value, from 0 to 1. */
    double fraction(double value);

    /** How it is called: a term of VOI LUT Function, or LUT. */
    String name();

    /** A window. */
    record Window(WindowFunction function, double centre, double width) implements Voi {
        @Override
        public double fraction(double value) {
            return function.fraction(value, centre, width);
        }

        @Override
        public String name() {
            return function.name();
        }

        /** The window that shows all values from the lowest to the highest. */
        public static Window ofRange(double lowest, double highest) {
            return new Window(WindowFunction.LINEAR_EXACT, lowest + (highest - lowest) / 2, highest - lowest);
        }
    }

    /** A table. */
    record Table(LookupTable table) implements Voi {
        @Override
        public double fraction(double value) {
            return table.entry(value) / (double) ((1 << table.bits()) - 1);
        }

        @Override
        public String name() {
            return "LUT";
        }
    }

    /**
     * Reads the first table or, without one, the first window of an object or functional group.
     *
     * @param signed whether values of the modality can be negative
     * @return null when there is none, or a window whose width cannot be used, as devices write that have none
     * @throws FrameException of kind CORRUPT when the table is damaged or the function none of the standard
     */
    static Voi of(DataSet holder, boolean signed) throws FrameException {
        List<DataSet> tables = holder.items(Tag.VOI_LUT_SEQUENCE);
        if (!tables.isEmpty()) {
            return new Table(LookupTable.of(tables.get(0), signed));
        }
        if (!holder.hasValue(Tag.WINDOW_CENTER) || !holder.hasValue(Tag.WINDOW_WIDTH)) {
            return null;
        }
        double centre = holder.doubleValue(Tag.WINDOW_CENTER).orElse(Double.NaN);
        double width = holder.doubleValue(Tag.WINDOW_WIDTH).orElse(Double.NaN);
        WindowFunction function = function(holder);
        return Double.isFinite(centre) && function.allows(width) ? new Window(function, centre, width) : null;
    }

    private static WindowFunction function(DataSet holder) throws FrameException {
        String term = holder.string(LutTags.VOI_LUT_FUNCTION, WindowFunction.LINEAR.name());
        for (WindowFunction function : WindowFunction.values()) {
            if (function.name().equals(term)) {
                return function;
            }
        }
        throw FrameException.corrupt(Tag.toString(LutTags.VOI_LUT_FUNCTION) + " is no function of the standard");
    }
}
