package io.niffler.dicom.testing;

import io.niffler.dicom.data.DataSet;
import io.niffler.dicom.data.Part10;
import io.niffler.dicom.data.Tag;
import io.niffler.dicom.data.TransferSyntax;
import io.niffler.dicom.data.VR;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.UUID;

/** Makes whole instances for tests. The same arguments give the same bytes. */
public final class TestObjects {
    private static final int BYTES_PER_PIXEL = 2;

    private TestObjects() {}

    /** What makes an instance, with the usual size of its image. */
    public enum Kind {
        /** 512 x 512, 0.5 MiB. */
        CT("1.2.840.10008.5.1.4.1.1.2", 512, 512),
        /** 128 x 128, 32 KiB. */
        MR("1.2.840.10008.5.1.4.1.1.4", 128, 128),
        /** 2048 x 2048, 8 MiB. */
        CR("1.2.840.10008.5.1.4.1.1.1", 2048, 2048);

        private final String sopClassUid;
        private final int rows;
        private final int columns;

        Kind(String sopClassUid, int rows, int columns) {
            this.sopClassUid = sopClassUid;
            this.rows = rows;
            this.columns = columns;
        }

        public String sopClassUid() {
            return sopClassUid;
        }
    }

    /** A UID that depends on nothing but the names. */
    public static String uid(String... names) {
        UUID uuid = UUID.nameUUIDFromBytes(String.join("/", names).getBytes(StandardCharsets.UTF_8));
        return "2.25." + new BigInteger(uuid.toString().replace("-", ""), 16);
    }

    /** An instance of the kind's usual size. */
    public static DataSet instance(Kind kind, String study, String series, int number) {
        return instance(kind, study, series, number, kind.rows, kind.columns);
    }

    /**
     * An instance.
     *
     * @param study any name; instances with the same name are of one study
     * @param series any name; together with the study it makes the series
     * @param number InstanceNumber, which makes the instance
     * @param rows of the image, 1 to 65535; two bytes a pixel
     * @param columns of the image, 1 to 65535
     */
    public static DataSet instance(Kind kind, String study, String series, int number, int rows, int columns) {
        DataSet dataSet = new DataSet();
        dataSet.setString(Tag.SPECIFIC_CHARACTER_SET, VR.CS, "ISO_IR 192");
        dataSet.setString(Tag.IMAGE_TYPE, VR.CS, "ORIGINAL", "PRIMARY", "AXIAL");
        dataSet.setString(Tag.SOP_CLASS_UID, VR.UI, kind.sopClassUid);
        dataSet.setString(Tag.SOP_INSTANCE_UID, VR.UI, uid(study, series, Integer.toString(number)));
        dataSet.setString(Tag.STUDY_DATE, VR.DA, "20240229");
        dataSet.setString(Tag.ACQUISITION_DATE, VR.DA, "20240229");
        dataSet.setString(Tag.STUDY_TIME, VR.TM, "081500");
        dataSet.setString(Tag.ACQUISITION_TIME, VR.TM, String.format("%06d.5", 81500 + number % 60));
        dataSet.setString(Tag.ACCESSION_NUMBER, VR.SH, "A" + Math.abs(study.hashCode() % 10_000_000));
        dataSet.setString(Tag.MODALITY, VR.CS, kind.name());
        dataSet.setString(Tag.MANUFACTURER, VR.LO, "Niffler Test Works");
        dataSet.setString(Tag.STATION_NAME, VR.SH, kind.name() + "1");
        dataSet.setString(Tag.STUDY_DESCRIPTION, VR.LO, "Prüfung " + study);
        dataSet.setString(Tag.SERIES_DESCRIPTION, VR.LO, series);
        dataSet.setString(Tag.MANUFACTURER_MODEL_NAME, VR.LO, "Model " + kind.name());
        dataSet.setString(Tag.PATIENT_NAME, VR.PN, "Test^Ænne");
        dataSet.setString(Tag.PATIENT_ID, VR.LO, "P" + Math.abs(study.hashCode() % 1_000_000));
        dataSet.setString(Tag.BODY_PART_EXAMINED, VR.CS, "CHEST");
        dataSet.setDoubles(Tag.SLICE_THICKNESS, VR.DS, 1.25);
        dataSet.setString(Tag.DEVICE_SERIAL_NUMBER, VR.LO, "SN-" + kind.name());
        dataSet.setString(Tag.STUDY_INSTANCE_UID, VR.UI, uid(study));
        dataSet.setString(Tag.SERIES_INSTANCE_UID, VR.UI, uid(study, series));
        dataSet.setInts(Tag.SERIES_NUMBER, VR.IS, 1);
        dataSet.setInts(Tag.INSTANCE_NUMBER, VR.IS, number);
        putImage(dataSet, number, rows, columns);
        return dataSet;
    }

    private static void putImage(DataSet dataSet, int seed, int rows, int columns) {
        dataSet.setInts(Tag.SAMPLES_PER_PIXEL, VR.US, 1);
        dataSet.setString(Tag.PHOTOMETRIC_INTERPRETATION, VR.CS, "MONOCHROME2");
        dataSet.setInts(Tag.ROWS, VR.US, rows);
        dataSet.setInts(Tag.COLUMNS, VR.US, columns);
        dataSet.setDoubles(Tag.PIXEL_SPACING, VR.DS, 0.75, 0.75);
        dataSet.setInts(Tag.BITS_ALLOCATED, VR.US, 16);
        dataSet.setInts(Tag.BITS_STORED, VR.US, 16);
        dataSet.setInts(Tag.HIGH_BIT, VR.US, 15);
        dataSet.setInts(Tag.PIXEL_REPRESENTATION, VR.US, 0);
        byte[] pixels = new byte[Math.multiplyExact(Math.multiplyExact(rows, columns), BYTES_PER_PIXEL)];
        new Random(seed).nextBytes(pixels);
        dataSet.setBytes(Tag.PIXEL_DATA, VR.OW, pixels);
    }

    /** The instance as a file in explicit VR little endian. */
    public static byte[] part10(DataSet dataSet) {
        return Part10.toBytes(dataSet, TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN);
    }
}
