package io.niffler.standalone.demo;

import io.niffler.dicom.data.DataSet;
import io.niffler.dicom.data.FragmentsElement;
import io.niffler.dicom.data.Tag;
import io.niffler.dicom.data.Uids;
import io.niffler.dicom.data.VR;
import io.niffler.dicom.data.ValueElement;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** Builds one instance of a demo study with what the shipped feature sets look for. */
final class InstanceBuilder {
    private static final DateTimeFormatter DATE = DateTimeFormatter.BASIC_ISO_DATE;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HHmmss.SSSSSS");
    private static final double SLICE_MM = 5;

    private final DemoStudy study;
    private final int seriesIndex;
    private final int image;
    private final SeriesPlan plan;
    private final Scanner scanner;
    private final String instanceUid = Uids.random();

    InstanceBuilder(DemoStudy study, int seriesIndex, int image) {
        this.study = study;
        this.seriesIndex = seriesIndex;
        this.image = image;
        this.plan = study.series().get(seriesIndex);
        this.scanner = study.scanner();
    }

    DataSet build() {
        Attributes a = new Attributes();
        identity(a);
        equipment(a);
        times(a);
        geometry(a);
        switch (scanner.modality()) {
            case "CT" -> Acquisition.ct(a, plan);
            case "MR" -> Acquisition.mr(a, plan, scanner.manufacturer(), image);
            default -> Acquisition.cr(a, plan);
        }
        pixels(a.dataSet());
        return a.dataSet();
    }

    private void identity(Attributes a) {
        a.text("SpecificCharacterSet", "ISO_IR 192")
                .text("SOPClassUID", sopClass())
                .text("SOPInstanceUID", instanceUid)
                .text("StudyInstanceUID", study.studyUid())
                .text("SeriesInstanceUID", study.seriesUids().get(seriesIndex))
                .text("PatientName", "Demo^Pätient " + study.patient())
                .text("PatientID", String.format("DEMO%04d", study.patient()))
                .text("PatientBirthDate", (1940 + 11 * study.patient()) + "0401")
                .text("PatientSex", study.patient() % 2 == 0 ? "F" : "M")
                .text("AccessionNumber", String.format("A%06d", study.number() + 1))
                .text("StudyID", Integer.toString(study.number() + 1))
                .text("ReferringPhysicianName", "")
                .text("Modality", scanner.modality())
                .text("StudyDescription", Acquisition.studyDescription(scanner.modality()))
                .text("SeriesDescription", plan.description())
                .text("ProtocolName", plan.description())
                .text("PerformedProcedureStepDescription", Acquisition.studyDescription(scanner.modality()))
                .integer("SeriesNumber", seriesIndex + 1L)
                .integer("AcquisitionNumber", 1)
                .integer("InstanceNumber", image + 1L)
                .integer("NumberOfStudyRelatedSeries", study.series().size())
                .integer("NumberOfStudyRelatedInstances", study.images());
    }

    private void equipment(Attributes a) {
        a.text("Manufacturer", scanner.manufacturer())
                .text("ManufacturerModelName", scanner.model())
                .text("InstitutionName", scanner.site())
                .text("StationName", scanner.station())
                .text("DeviceSerialNumber", scanner.serialNumber())
                .text("DeviceUID", "2.25." + scanner.serialNumber())
                .text("SoftwareVersions", "demo 1.0")
                .text("PerformedStationAETitle", scanner.station())
                .text("PerformedStationName", scanner.station())
                .text("ScheduledStudyLocation", scanner.site())
                .code("PerformedStationNameCodeSequence", scanner.station(), "99DEMO", scanner.station())
                .code("PerformedStationGeographicLocationCodeSequence", "US-GA", "99DEMO", scanner.site());
    }

    private void times(Attributes a) {
        LocalDateTime series = study.seriesStart(seriesIndex);
        LocalDateTime acquisition = study.acquired(seriesIndex, image);
        a.text("StudyDate", DATE.format(study.start()))
                .text("StudyTime", TIME.format(study.start()))
                .text("SeriesDate", DATE.format(series))
                .text("SeriesTime", TIME.format(series))
                .text("AcquisitionDate", DATE.format(acquisition))
                .text("AcquisitionTime", TIME.format(acquisition))
                .text("ContentDate", DATE.format(acquisition))
                .text("ContentTime", TIME.format(acquisition.plusSeconds(1)));
    }

    private void geometry(Attributes a) {
        double spacing = Acquisition.pixelSpacing(scanner.modality());
        a.integer("SamplesPerPixel", 1)
                .text("PhotometricInterpretation", "MONOCHROME2")
                .integer("Rows", plan.size())
                .integer("Columns", plan.size())
                .integer("BitsAllocated", 16)
                .integer("BitsStored", 12)
                .integer("HighBit", 11)
                .integer("PixelRepresentation", 0);
        if (scanner.modality().equals("CR")) {
            a.decimal("ImagerPixelSpacing", spacing, spacing);
        } else {
            a.decimal("PixelSpacing", spacing, spacing)
                    .decimal("SliceThickness", SLICE_MM)
                    .decimal("SliceLocation", SLICE_MM * image)
                    .decimal("ImagePositionPatient", -200, -200, SLICE_MM * image)
                    .decimal("ImageOrientationPatient", 1, 0, 0, 0, 1, 0)
                    .text("FrameOfReferenceUID", study.studyUid() + ".1");
        }
    }

    private void pixels(DataSet dataSet) {
        double position = (image + 0.5) / plan.images();
        long seed = 31L * (31L * study.number() + seriesIndex) + image;
        short[] pixels = Phantom.draw(scanner.modality(), plan.size(), position, seed);
        if (plan.syntax().encapsulated()) {
            byte[] frame = RleFrame.encode(pixels, plan.size());
            dataSet.put(new FragmentsElement(Tag.PIXEL_DATA, VR.OB, List.of(new byte[0], frame)));
        } else {
            ByteBuffer bytes = ByteBuffer.allocate(2 * pixels.length).order(ByteOrder.LITTLE_ENDIAN);
            bytes.asShortBuffer().put(pixels);
            dataSet.put(new ValueElement(Tag.PIXEL_DATA, VR.OW, bytes.array()));
        }
    }

    private String sopClass() {
        return switch (scanner.modality()) {
            case "CT" -> "1.2.840.10008.5.1.4.1.1.2";
            case "MR" -> "1.2.840.10008.5.1.4.1.1.4";
            default -> "1.2.840.10008.5.1.4.1.1.1";
        };
    }
}
