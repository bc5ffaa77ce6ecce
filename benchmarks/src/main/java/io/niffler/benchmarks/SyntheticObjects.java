package io.niffler.benchmarks;

import io.niffler.dicom.data.DataSet;
import io.niffler.dicom.data.Part10;
import io.niffler.dicom.data.Tag;
import io.niffler.dicom.data.TransferSyntax;
import io.niffler.dicom.data.Uids;
import io.niffler.dicom.data.VR;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Made-up instances of the sizes that matter: always with new UIDs, since receivers treat a known instance differently. */
public final class SyntheticObjects {

    /** A kind of object; the size is that of its pixel data. */
    public enum Kind {
        /** 512 x 512 x 16 bit. */
        CT("1.2.840.10008.5.1.4.1.1.2", 512, 512),
        /** 2,000 x 2,000 x 16 bit. */
        CR("1.2.840.10008.5.1.4.1.1.1", 2000, 2000),
        /** 128 x 128 x 16 bit. */
        MR("1.2.840.10008.5.1.4.1.1.4", 128, 128);

        private final String sopClassUid;
        private final int rows;
        private final int columns;

        Kind(String sopClassUid, int rows, int columns) {
            this.sopClassUid = sopClassUid;
            this.rows = rows;
            this.columns = columns;
        }

        /** Bytes of pixel data. */
        public long bytes() {
            return 2L * rows * columns;
        }
    }

    private SyntheticObjects() {}

    /**
     * Writes instances into one folder for each association, a series each, all of one study.
     *
     * @return the folders
     */
    public static List<Path> write(Path root, Kind kind, int instances, int associations) throws IOException {
        String study = Uids.random();
        byte[] pixels = noise(kind);
        List<Path> folders = new ArrayList<>();
        for (int association = 0; association < associations; association++) {
            Path folder = Files.createDirectories(root.resolve(Integer.toString(association)));
            folders.add(folder);
            String series = Uids.random();
            int count = instances / associations + (association < instances % associations ? 1 : 0);
            for (int number = 1; number <= count; number++) {
                DataSet object = instance(kind, study, series, number, pixels);
                try (OutputStream out =
                        new BufferedOutputStream(Files.newOutputStream(folder.resolve(number + ".dcm")), 1 << 16)) {
                    Part10.write(object, TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN, out);
                }
            }
        }
        return folders;
    }

    /** One instance; the pixels are used as they are. */
    public static DataSet instance(Kind kind, String study, String series, int number, byte[] pixels) {
        DataSet object = new DataSet();
        object.setString(Tag.SPECIFIC_CHARACTER_SET, VR.CS, "ISO_IR 100");
        object.setString(Tag.IMAGE_TYPE, VR.CS, "ORIGINAL", "PRIMARY", "AXIAL");
        object.setString(Tag.SOP_CLASS_UID, VR.UI, kind.sopClassUid);
        object.setString(Tag.SOP_INSTANCE_UID, VR.UI, Uids.random());
        object.setString(Tag.STUDY_DATE, VR.DA, "20240305");
        object.setString(Tag.STUDY_TIME, VR.TM, "101500");
        object.setString(Tag.ACQUISITION_DATE, VR.DA, "20240305");
        object.setString(Tag.ACQUISITION_TIME, VR.TM, "101507.250000");
        object.setString(Tag.MODALITY, VR.CS, kind.name());
        object.setString(Tag.MANUFACTURER, VR.LO, "Synthetic");
        object.setString(Tag.PATIENT_NAME, VR.PN, "Benchmark^Object");
        object.setString(Tag.PATIENT_ID, VR.LO, "BENCH-1");
        object.setString(Tag.STUDY_INSTANCE_UID, VR.UI, study);
        object.setString(Tag.SERIES_INSTANCE_UID, VR.UI, series);
        object.setString(Tag.INSTANCE_NUMBER, VR.IS, Integer.toString(number));
        object.setInts(Tag.SAMPLES_PER_PIXEL, VR.US, 1);
        object.setString(Tag.PHOTOMETRIC_INTERPRETATION, VR.CS, "MONOCHROME2");
        object.setInts(Tag.ROWS, VR.US, kind.rows);
        object.setInts(Tag.COLUMNS, VR.US, kind.columns);
        object.setInts(Tag.BITS_ALLOCATED, VR.US, 16);
        object.setInts(Tag.BITS_STORED, VR.US, 12);
        object.setInts(Tag.HIGH_BIT, VR.US, 11);
        object.setInts(Tag.PIXEL_REPRESENTATION, VR.US, 0);
        object.setBytes(Tag.PIXEL_DATA, VR.OW, pixels);
        return object;
    }

    /** Twelve-bit noise, the same for every call. */
    public static byte[] noise(Kind kind) {
        byte[] pixels = new byte[(int) kind.bytes()];
        new Random(42).nextBytes(pixels);
        for (int high = 1; high < pixels.length; high += 2) {
            pixels[high] &= 0x0F;
        }
        return pixels;
    }
}
