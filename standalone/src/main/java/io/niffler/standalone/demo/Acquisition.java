package io.niffler.standalone.demo;

import io.niffler.dicom.data.VR;

/** How the made-up scanners take their images: the attributes that differ by modality. */
final class Acquisition {
    private Acquisition() {}

    static String studyDescription(String modality) {
        return switch (modality) {
            case "CT" -> "CT Chest without contrast";
            case "MR" -> "MRI Brain without contrast";
            default -> "XR Chest 2 views";
        };
    }

    /** Millimetres from pixel to pixel. */
    static double pixelSpacing(String modality) {
        return switch (modality) {
            case "CT" -> 0.75;
            case "MR" -> 0.9;
            default -> 0.2;
        };
    }

    static void ct(Attributes a, SeriesPlan plan) {
        boolean localizer = plan.images() == 1;
        a.text("ImageType", "ORIGINAL", "PRIMARY", localizer ? "LOCALIZER" : "AXIAL")
                .text("BodyPartExamined", "CHEST")
                .text("ScanOptions", localizer ? "SCOUT MODE" : "HELICAL MODE")
                .text("PatientPosition", "FFS")
                .decimal("KVP", 120)
                .integer("ExposureTime", 500)
                .integer("XRayTubeCurrent", 210)
                .integer("Exposure", 105)
                .decimal("ReconstructionDiameter", 384)
                .text("GantryID", "G1")
                .decimal("RescaleIntercept", -Phantom.CT_OFFSET)
                .decimal("RescaleSlope", 1)
                .text("RescaleType", "HU")
                .decimal("WindowCenter", 40, -600)
                .decimal("WindowWidth", 400, 1200);
    }

    static void mr(Attributes a, SeriesPlan plan, String manufacturer, int image) {
        boolean t1 = plan.description().startsWith("t1");
        boolean flair = plan.description().contains("flair");
        a.text("ImageType", "ORIGINAL", "PRIMARY", "M", "ND")
                .text("BodyPartExamined", "HEAD")
                .text("ScanningSequence", flair ? "IR" : "SE")
                .text("SequenceVariant", "SK")
                .text("SequenceName", t1 ? "*se2d1" : "*tse2d1_15")
                .text("ScanOptions", "SAT1")
                .text("MRAcquisitionType", "2D")
                .text("ReceiveCoilName", "HeadMatrix")
                .text("PatientPosition", "HFS")
                .text("InPlanePhaseEncodingDirection", "ROW")
                .decimal("RepetitionTime", t1 ? 500 : 4000)
                .decimal("EchoTime", t1 ? 12 : 96)
                .decimal("InversionTime", flair ? 2500 : 0)
                .decimal("NumberOfAverages", 1)
                .integer("EchoNumbers", 1)
                .decimal("MagneticFieldStrength", 1.5)
                .decimal("SpacingBetweenSlices", 6)
                .integer("NumberOfPhaseEncodingSteps", 192)
                .integer("EchoTrainLength", t1 ? 1 : 15)
                .decimal("PercentSampling", 75)
                .decimal("PercentPhaseFieldOfView", 100)
                .decimal("PixelBandwidth", 130)
                .integer("AcquisitionMatrix", 0, 256, 192, 0)
                .decimal("FlipAngle", t1 ? 90 : 150)
                .decimal("SAR", 0.07 + 0.001 * (image % 10))
                .decimal("ReconstructionDiameter", 230)
                .decimal("AcquisitionDuration", 174.5)
                .integer("ImagesInAcquisition", plan.images())
                .decimal("WindowCenter", 600)
                .decimal("WindowWidth", 1200);
        if (manufacturer.startsWith("SIEMENS")) {
            a.privateText("SIEMENS MR HEADER", 0x0051, 0x0F, VR.LO, "HEA;HEP")
                    .privateText("SIEMENS MR HEADER", 0x0051, 0x0C, VR.LO, "FoV 230*230")
                    .privateText("SIEMENS MR HEADER", 0x0019, 0x0B, VR.DS, "0");
        } else {
            a.privateText("GEMS_IDEN_01", 0x0009, 0x01, VR.LO, "GE_GENESIS_FF")
                    .privateText("GEMS_ACQU_01", 0x0019, 0x5A, VR.DS, "174500000")
                    .privateText("GEMS_SERS_01", 0x0025, 0x11, VR.IS, "1");
        }
    }

    static void cr(Attributes a, SeriesPlan plan) {
        a.text("ImageType", "ORIGINAL", "PRIMARY")
                .text("BodyPartExamined", "CHEST")
                .text("ViewPosition", plan.description().endsWith("PA") ? "PA" : "LL")
                .decimal("KVP", 110)
                .integer("ExposureTime", 10)
                .integer("Exposure", 3)
                .text("PlateID", "P12")
                .text("CassetteID", "C7")
                .text("GeneratorID", "GEN1")
                .text("DetectorID", "D1")
                .decimal("WindowCenter", 2048)
                .decimal("WindowWidth", 4096);
    }
}
