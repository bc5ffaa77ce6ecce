package io.niffler.dicom.png.lut;

import io.niffler.dicom.data.DataSet;
import io.niffler.dicom.data.Tag;
import io.niffler.dicom.pixel.FrameException;

/** What turns stored values into those of the modality, such as Hounsfield units (PS3.3 C.11.1). */
public sealed interface Modality {
    /** The value in units of the modality. */
    double apply(double stored);

    /** A straight line. */
    record Rescale(double slope, double intercept) implements Modality {
        static final Rescale NONE = new Rescale(1, 0);

        @Override
        public double apply(double stored) {
            return stored * slope + intercept;
        }

        /**
         * Reads slope and intercept of an object or of a functional group; what is absent changes nothing.
         *
         * @throws FrameException of kind CORRUPT when the slope is 0 or one of them no finite number
         */
        static Rescale of(DataSet holder) throws FrameException {
            return new Rescale(number(holder, Tag.RESCALE_SLOPE, 1), number(holder, Tag.RESCALE_INTERCEPT, 0));
        }

        private static double number(DataSet holder, int tag, double otherwise) throws FrameException {
            if (!holder.hasValue(tag)) {
                return otherwise;
            }
            double number = holder.doubleValue(tag).orElse(Double.NaN);
            if (!Double.isFinite(number) || (tag == Tag.RESCALE_SLOPE && number == 0)) {
                throw FrameException.corrupt(Tag.toString(tag) + " is no number that values can be rescaled by");
            }
            return number;
        }
    }

    /** A table. */
    record Table(LookupTable table) implements Modality {
        @Override
        public double apply(double stored) {
            return table.entry(stored);
        }
    }
}
