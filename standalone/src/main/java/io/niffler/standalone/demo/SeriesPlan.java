package io.niffler.standalone.demo;

import io.niffler.dicom.data.TransferSyntax;
import java.util.List;

/**
 * One series of an examination.
 *
 * @param description also the protocol's name
 * @param images instances
 * @param size rows and columns, which are equal
 * @param syntax the transfer syntax of its files
 */
public record SeriesPlan(String description, int images, int size, TransferSyntax syntax) {
    private static final List<SeriesPlan> CT = List.of(
            new SeriesPlan("Topogram 0.6 T80f", 1, 512, TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN),
            new SeriesPlan("Thorax 5.0 B30f", 24, 512, TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN),
            new SeriesPlan("Lung 5.0 B70f", 24, 512, TransferSyntax.RLE_LOSSLESS));
    private static final List<SeriesPlan> MR = List.of(
            new SeriesPlan("t1_se_sag", 18, 256, TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN),
            new SeriesPlan("t2_tse_tra", 18, 256, TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN),
            new SeriesPlan("t2_flair_tra", 18, 256, TransferSyntax.DEFLATED_EXPLICIT_VR_LITTLE_ENDIAN));
    private static final List<SeriesPlan> CR = List.of(
            new SeriesPlan("Chest PA", 1, 1760, TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN),
            new SeriesPlan("Chest LAT", 1, 1760, TransferSyntax.EXPLICIT_VR_BIG_ENDIAN));

    static List<SeriesPlan> of(String modality) {
        return switch (modality) {
            case "CT" -> CT;
            case "MR" -> MR;
            case "CR" -> CR;
            default -> throw new IllegalArgumentException("no plan for modality " + modality);
        };
    }
}
