package io.niffler.standalone.crash;

import io.niffler.dicom.data.DataSet;
import io.niffler.dicom.data.DataSetWriter;
import io.niffler.dicom.data.Tag;
import io.niffler.dicom.data.TransferSyntax;
import io.niffler.dicom.data.Uids;
import io.niffler.dicom.data.VR;
import io.niffler.dicom.net.InstanceToSend;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** An endless supply of small CT instances with UIDs of their own, spread over a fixed number of series. */
final class InstanceStream {
    static final String CT_IMAGE_STORAGE = "1.2.840.10008.5.1.4.1.1.2";
    static final TransferSyntax SYNTAX = TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN;
    static final int SERIES = 24;
    private static final int SERIES_PER_STUDY = 4;
    private static final int SIZE = 64;
    private static final LocalDateTime FIRST_ACQUISITION = LocalDateTime.of(2024, 3, 1, 8, 0);
    private static final int SECONDS = 36_000;

    /** What the utilization job calls the one day of the one scanner. */
    static final String DAY = "CRASH|20240301";

    private final AtomicInteger next = new AtomicInteger();
    private final List<String> series =
            IntStream.range(0, SERIES).mapToObj(i -> Uids.random()).toList();
    private final List<String> studies = IntStream.range(0, SERIES / SERIES_PER_STUDY)
            .mapToObj(i -> Uids.random())
            .toList();

    InstanceToSend next() {
        int number = next.getAndIncrement();
        int ofSeries = number % SERIES;
        String uid = Uids.random();
        byte[] pixels = new byte[2 * SIZE * SIZE];
        ThreadLocalRandom.current().nextBytes(pixels);
        LocalDateTime acquired = FIRST_ACQUISITION.plusSeconds(number % SECONDS);
        DataSet dataSet = new DataSet()
                .setString(Tag.IMAGE_TYPE, VR.CS, "ORIGINAL", "PRIMARY")
                .setString(Tag.ACQUISITION_DATE, VR.DA, DateTimeFormatter.BASIC_ISO_DATE.format(acquired))
                .setString(
                        Tag.ACQUISITION_TIME,
                        VR.TM,
                        DateTimeFormatter.ofPattern("HHmmss").format(acquired))
                .setString(Tag.DEVICE_SERIAL_NUMBER, VR.LO, "CRASH")
                .setString(Tag.SOP_CLASS_UID, VR.UI, CT_IMAGE_STORAGE)
                .setString(Tag.SOP_INSTANCE_UID, VR.UI, uid)
                .setString(Tag.MODALITY, VR.CS, "CT")
                .setString(Tag.PATIENT_ID, VR.LO, "CRASH" + ofSeries / SERIES_PER_STUDY)
                .setString(Tag.STUDY_INSTANCE_UID, VR.UI, studies.get(ofSeries / SERIES_PER_STUDY))
                .setString(Tag.SERIES_INSTANCE_UID, VR.UI, series.get(ofSeries))
                .setString(Tag.INSTANCE_NUMBER, VR.IS, Integer.toString(number / SERIES + 1))
                .setInts(Tag.ROWS, VR.US, SIZE)
                .setInts(Tag.COLUMNS, VR.US, SIZE)
                .setInts(Tag.BITS_ALLOCATED, VR.US, 16)
                .setBytes(Tag.PIXEL_DATA, VR.OW, pixels);
        byte[] bytes = DataSetWriter.toBytes(dataSet, SYNTAX);
        return InstanceToSend.of(CT_IMAGE_STORAGE, uid, SYNTAX.uid(), bytes, 0, bytes.length);
    }
}
