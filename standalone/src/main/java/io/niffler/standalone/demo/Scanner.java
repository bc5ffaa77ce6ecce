package io.niffler.standalone.demo;

import java.util.List;

/**
 * A made-up scanner of a made-up hospital.
 *
 * @param modality CT, MR or CR
 * @param serialNumber its Device Serial Number
 */
public record Scanner(
        String modality, String manufacturer, String model, String station, String serialNumber, String site) {
    private static final String MAIN = "Example General Hospital";
    private static final String NORTH = "Example Clinic North";

    static final List<Scanner> ALL = List.of(
            new Scanner("CT", "SIEMENS", "SOMATOM Demo AS", "CTAWP01", "40001", MAIN),
            new Scanner("MR", "SIEMENS", "MAGNETOM Demo", "MRC35001", "50001", MAIN),
            new Scanner("CR", "Agfa", "DX-Demo", "CRDR01", "60001", MAIN),
            new Scanner("CT", "GE MEDICAL SYSTEMS", "Demo Revolution", "CTN02", "40002", NORTH),
            new Scanner("MR", "GE MEDICAL SYSTEMS", "SIGNA Demo", "MRN02", "50002", NORTH),
            new Scanner("CR", "FUJIFILM Corporation", "FCR Demo", "CRN02", "60002", NORTH));
}
