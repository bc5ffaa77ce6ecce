package io.niffler.dicom.png;

import io.niffler.dicom.data.DataSet;
import io.niffler.dicom.data.Tag;
import io.niffler.dicom.pixel.Frame;
import io.niffler.dicom.pixel.Photometric;

/** What a {@link Mapping} tells of the object, whatever was done to its values. */
record ObjectFacts(MappingMode mode, String photometric, int realBits) {

    static ObjectFacts of(DataSet header, MappingMode mode) {
        String term = header.string(Tag.PHOTOMETRIC_INTERPRETATION);
        Photometric known = term == null ? null : Photometric.of(term);
        return new ObjectFacts(
                mode,
                known == null ? null : known.term(),
                header.contains(Tag.FLOAT_PIXEL_DATA) ? Float.SIZE : Double.SIZE);
    }

    /**
     * A mapping in which nothing was offset, windowed or inverted.
     *
     * @param stored the frame as it was decoded
     * @param values of the frame that was mapped
     */
    Mapping mapping(Frame stored, StoredValues values, int bitDepth) {
        return new Mapping(
                mode,
                photometric == null ? stored.photometric().term() : photometric,
                stored instanceof Frame.OfInts ints ? ints.bitsStored() : realBits,
                !(stored instanceof Frame.OfInts ints) || ints.signed(),
                bitDepth,
                values.frame().photometric().samplesPerPixel(),
                values.minimum(),
                values.maximum(),
                0,
                null,
                Double.NaN,
                Double.NaN,
                false,
                false);
    }
}
