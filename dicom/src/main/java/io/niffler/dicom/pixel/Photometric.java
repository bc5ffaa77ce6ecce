package io.niffler.dicom.pixel;

import java.util.Locale;

/** Photometric Interpretation (PS3.3 C.7.6.3.1.2), as far as frames can be decoded. */
public enum Photometric {
    MONOCHROME1(1),
    MONOCHROME2(1),
    PALETTE_COLOR(1),
    RGB(3),
    YBR_FULL(3),
    /** Chrominance shared by two pixels of a row; that is how native data is stored, compressed frames keep their own count. */
    YBR_FULL_422(3),
    YBR_PARTIAL_420(3),
    YBR_PARTIAL_422(3),
    YBR_ICT(3),
    YBR_RCT(3);

    private final int samplesPerPixel;

    Photometric(int samplesPerPixel) {
        this.samplesPerPixel = samplesPerPixel;
    }

    public int samplesPerPixel() {
        return samplesPerPixel;
    }

    public boolean colour() {
        return samplesPerPixel == 3;
    }

    /** The defined term, for example {@code PALETTE COLOR}. */
    public String term() {
        return this == PALETTE_COLOR ? "PALETTE COLOR" : name();
    }

    /**
     * The interpretation of a defined term, whatever its case.
     *
     * @return null for a term that is not one of these
     */
    public static Photometric of(String term) {
        String name = term.strip().toUpperCase(Locale.ROOT).replace(' ', '_');
        for (Photometric photometric : values()) {
            if (photometric.name().equals(name)) {
                return photometric;
            }
        }
        return null;
    }
}
