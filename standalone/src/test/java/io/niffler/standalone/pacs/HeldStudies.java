package io.niffler.standalone.pacs;

import io.niffler.dicom.data.DataSet;
import io.niffler.dicom.data.Tag;
import io.niffler.dicom.data.VR;
import io.niffler.dicom.testing.TestObjects;
import io.niffler.dicom.testing.TestObjects.Kind;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/** Generates the studies of some patients: 1 to 4 series of CT or MR each, small images, two or three years. Always the same. */
public final class HeldStudies {
    /** The longest that an accession number may be (PS3.5 6.2). */
    public static final int ACCESSION_LENGTH = 16;

    private static final LocalDate FIRST_DAY = LocalDate.of(2024, 1, 20);
    private static final int SIZE = 8;
    private static final int MOST_SERIES = 4;
    private static final int SAME_ORDER = 10;

    private HeldStudies() {}

    /** So many studies, dealt out to the patients one by one; every tenth is of the order of the patient's one before. */
    public static List<HeldStudy> plan(int studies, int patients) {
        List<HeldStudy> plan = new ArrayList<>();
        for (int number = 0; number < studies; number++) {
            boolean sameOrder = number >= patients && number % SAME_ORDER == 0;
            plan.add(study(number, number % patients, sameOrder ? number - patients : number));
        }
        return plan;
    }

    private static HeldStudy study(int number, int patient, int order) {
        String name = "held" + number;
        String patientId = String.format("PAT%04d", patient);
        String accession = String.format("ACC%0" + (ACCESSION_LENGTH - 3) + "d", order);
        LocalDate date = FIRST_DAY.plusDays(number / 3);
        String description = "Study " + number;
        List<DataSet> instances = new ArrayList<>();
        Kind kind = number % 2 == 0 ? Kind.CT : Kind.MR;
        for (int series = 1; series <= 1 + number % MOST_SERIES; series++) {
            for (int image = 1; image <= 1 + (number + series) % 2; image++) {
                DataSet instance = TestObjects.instance(kind, name, "series" + series, image, SIZE, SIZE);
                instance.setString(Tag.PATIENT_ID, VR.LO, patientId);
                instance.setString(Tag.PATIENT_NAME, VR.PN, "Held^" + patientId);
                instance.setString(Tag.ACCESSION_NUMBER, VR.SH, accession);
                instance.setString(Tag.STUDY_DATE, VR.DA, DateTimeFormatter.BASIC_ISO_DATE.format(date));
                instance.setString(Tag.STUDY_DESCRIPTION, VR.LO, description);
                instances.add(instance);
            }
        }
        return new HeldStudy(TestObjects.uid(name), patientId, accession, date, description, instances);
    }
}
