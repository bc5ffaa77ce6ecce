package io.niffler.dicom.png.lut;

import io.niffler.dicom.data.DataSet;
import io.niffler.dicom.data.Tag;
import io.niffler.dicom.pixel.FrameException;
import java.util.List;

/** Modality transform and values of interest of each frame of an object. Reads those of the object once, not thread-safe. */
public final class GreyTransforms {
    private final DataSet header;
    private Modality objectModality;
    private Voi objectVoi;
    private boolean objectVoiSigned;

    public GreyTransforms(DataSet header) {
        this.header = header;
    }

    /**
     * The modality transform: the object's table, else the rescaling of the frame, of all frames, or of the object, else one
     * that changes nothing.
     *
     * @param frame from 0
     * @throws FrameException of kind CORRUPT when it is damaged
     */
    public Modality modality(int frame) throws FrameException {
        DataSet group = FunctionalGroups.item(header, frame, LutTags.PIXEL_VALUE_TRANSFORMATION_SEQUENCE);
        if (group != null && !header.contains(Tag.MODALITY_LUT_SEQUENCE)) {
            return Modality.Rescale.of(group);
        }
        if (objectModality == null) {
            List<DataSet> tables = header.items(Tag.MODALITY_LUT_SEQUENCE);
            boolean signed = header.intValue(Tag.PIXEL_REPRESENTATION).orElse(0) == 1;
            objectModality = tables.isEmpty()
                    ? Modality.Rescale.of(header)
                    : new Modality.Table(LookupTable.of(tables.get(0), signed));
        }
        return objectModality;
    }

    /**
     * The values of interest: of the frame, of all frames, or of the object; null when none are stated.
     *
     * @param frame from 0
     * @param signed whether values of the modality can be negative
     * @throws FrameException of kind CORRUPT when they are damaged
     */
    public Voi voi(int frame, boolean signed) throws FrameException {
        DataSet group = FunctionalGroups.item(header, frame, LutTags.FRAME_VOI_LUT_SEQUENCE);
        if (group != null) {
            return Voi.of(group, signed);
        }
        if (objectVoi == null || signed != objectVoiSigned) {
            objectVoi = Voi.of(header, signed);
            objectVoiSigned = signed;
        }
        return objectVoi;
    }
}
