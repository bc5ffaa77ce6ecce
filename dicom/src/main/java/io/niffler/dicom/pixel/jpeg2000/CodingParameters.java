package io.niffler.dicom.pixel.jpeg2000;

import io.niffler.dicom.pixel.FrameException;
import java.util.ArrayList;
import java.util.List;

/**
 * What the marker segments COD, COC, QCD, QCC, RGN and POC say for the image or for one tile. For a component, what a tile says
 * prevails over the main header, and what is said of the component over what is said of all (ITU-T T.800 A.6).
 */
final class CodingParameters {
    private static final int PRECINCTS = 1;
    private static final int SOP = 2;
    private static final int EPH = 4;
    /** Far more than there are reasons for; each costs a walk over all packets. */
    private static final int MAX_PROGRESSIONS = 32;

    private final int components;
    /** 0 in the main header, 2 in a tile's; said of one component is one more. */
    private final int rank;

    private final CodingStyle[] styles;
    private final int[] styleRanks;
    private final Quantisation[] quantisations;
    private final int[] quantisationRanks;
    private final int[] regionShifts;
    private final List<Progression> progressions = new ArrayList<>();
    private Progression.Order order;
    private boolean ownProgressions;
    private int layers;
    private boolean colourTransform;
    private int packetFlags;

    /** Those of a main header that is still to be read. */
    CodingParameters(int components) {
        this.components = components;
        rank = 0;
        styles = new CodingStyle[components];
        styleRanks = new int[components];
        quantisations = new Quantisation[components];
        quantisationRanks = new int[components];
        regionShifts = new int[components];
    }

    /** Those of a tile before its header is read. */
    CodingParameters(CodingParameters main) {
        components = main.components;
        rank = 2;
        styles = main.styles.clone();
        styleRanks = main.styleRanks.clone();
        quantisations = main.quantisations.clone();
        quantisationRanks = main.quantisationRanks.clone();
        regionShifts = main.regionShifts.clone();
        progressions.addAll(main.progressions);
        order = main.order;
        layers = main.layers;
        colourTransform = main.colourTransform;
        packetFlags = main.packetFlags;
    }

    /** Takes a marker segment over; false when it is none of those that belong here. */
    boolean read(int marker, ByteCursor in) throws FrameException {
        switch (marker) {
            case Marker.COD -> codingDefault(in);
            case Marker.COC -> {
                int component = component(in);
                boolean hasPrecincts = (in.u8() & PRECINCTS) != 0;
                set(styles, styleRanks, component, rank + 1, CodingStyle.read(in, hasPrecincts));
            }
            case Marker.QCD -> {
                Quantisation quantisation = Quantisation.read(in);
                for (int i = 0; i < components; i++) {
                    set(quantisations, quantisationRanks, i, rank, quantisation);
                }
            }
            case Marker.QCC -> set(quantisations, quantisationRanks, component(in), rank + 1, Quantisation.read(in));
            case Marker.RGN -> region(in);
            case Marker.POC -> progressions(in);
            default -> {
                return false;
            }
        }
        return true;
    }

    private void codingDefault(ByteCursor in) throws FrameException {
        int flags = in.u8();
        packetFlags = flags;
        order = Progression.Order.of(in.u8());
        layers = in.u16();
        int transform = in.u8();
        if (layers == 0 || transform > 1) {
            throw FrameException.corrupt("JPEG 2000 with " + layers + " layers, component transform " + transform);
        }
        colourTransform = transform == 1;
        CodingStyle style = CodingStyle.read(in, (flags & PRECINCTS) != 0);
        for (int i = 0; i < components; i++) {
            set(styles, styleRanks, i, rank, style);
        }
    }

    private static <T> void set(T[] values, int[] ranks, int component, int rank, T value) {
        if (rank >= ranks[component]) {
            values[component] = value;
            ranks[component] = rank;
        }
    }

    private int component(ByteCursor in) throws FrameException {
        // A byte does for up to 256 components, and there are 4 at most.
        int component = in.u8();
        if (component >= components) {
            throw FrameException.corrupt("a marker segment for JPEG 2000 component " + component);
        }
        return component;
    }

    private void region(ByteCursor in) throws FrameException {
        int component = component(in);
        int style = in.u8();
        if (style != 0) {
            throw FrameException.unsupported("JPEG 2000 region of interest style " + style);
        }
        regionShifts[component] = in.u8();
    }

    private void progressions(ByteCursor in) throws FrameException {
        if (rank > 0 && !ownProgressions) {
            progressions.clear();
        }
        ownProgressions = true;
        while (in.remaining() > 0) {
            progressions.add(Progression.read(in));
        }
        if (progressions.size() > MAX_PROGRESSIONS) {
            throw FrameException.unsupported("more than " + MAX_PROGRESSIONS + " JPEG 2000 progressions");
        }
    }

    /** Refuses parameters that leave something open. */
    void checkComplete() throws FrameException {
        for (int i = 0; i < components; i++) {
            if (order == null || styles[i] == null || quantisations[i] == null) {
                throw FrameException.corrupt("a JPEG 2000 header without COD or QCD");
            }
            if (styles[i].reversible() && quantisations[i].style() != Quantisation.NONE) {
                throw FrameException.unsupported("JPEG 2000 with quantisation after the reversible wavelet");
            }
        }
    }

    CodingStyle style(int component) {
        return styles[component];
    }

    Quantisation quantisation(int component) {
        return quantisations[component];
    }

    /** How far the bits of a region of interest were moved up (annex H), 0 to 255. */
    int regionShift(int component) {
        return regionShifts[component];
    }

    int layers() {
        return layers;
    }

    /** Whether the first three components were transformed (annex G). */
    boolean colourTransform() {
        return colourTransform;
    }

    boolean mayHaveSop() {
        return (packetFlags & SOP) != 0;
    }

    boolean mayHaveEph() {
        return (packetFlags & EPH) != 0;
    }

    /** In which order packets come. */
    List<Progression> progressions() {
        return progressions.isEmpty() ? List.of(Progression.all(order)) : progressions;
    }
}
