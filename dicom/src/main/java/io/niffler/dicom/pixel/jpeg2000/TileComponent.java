package io.niffler.dicom.pixel.jpeg2000;

import io.niffler.dicom.pixel.FrameException;
import java.util.ArrayList;
import java.util.List;

/** The samples of one component in one tile, and how they are cut up (ITU-T T.800 B.3 to B.7). */
final class TileComponent {
    private final Area area;
    private final CodingStyle style;
    private final int dx;
    private final int dy;
    private final Resolution[] resolutions;

    TileComponent(ImageSize size, Area tile, int component, CodingParameters parameters) throws FrameException {
        style = parameters.style(component);
        dx = size.dx()[component];
        dy = size.dy()[component];
        area = tile.subsampled(dx, dy);
        resolutions = new Resolution[style.levels() + 1];
        for (int r = 0; r < resolutions.length; r++) {
            resolutions[r] = new Resolution(
                    r,
                    area.decomposed(style.levels() - r, 0),
                    bands(r, parameters.quantisation(component), size.precision(), parameters.regionShift(component)),
                    style);
        }
    }

    private List<Band> bands(int r, Quantisation quantisation, int precision, int regionShift) throws FrameException {
        List<Band> bands = new ArrayList<>();
        int decompositions = r == 0 ? style.levels() : style.levels() - r + 1;
        Area lower = area.decomposed(decompositions, 0);
        for (int orientation = r == 0 ? 0 : 1; orientation <= (r == 0 ? 0 : 3); orientation++) {
            bands.add(new Band(
                    orientation,
                    area.decomposed(decompositions, orientation),
                    quantisation.planes(r, orientation) + regionShift,
                    regionShift,
                    style.reversible() ? 1 : quantisation.stepSize(precision, r, orientation),
                    (orientation & 1) != 0 ? lower.width() : 0,
                    (orientation & 2) != 0 ? lower.height() : 0));
        }
        return bands;
    }

    Area area() {
        return area;
    }

    CodingStyle style() {
        return style;
    }

    Resolution[] resolutions() {
        return resolutions;
    }

    /** How far the samples of a resolution are apart on the reference grid, horizontally. */
    long columnDistance(int resolution) {
        return (long) dx << (style.levels() - resolution);
    }

    /** How far the samples of a resolution are apart on the reference grid, vertically. */
    long rowDistance(int resolution) {
        return (long) dy << (style.levels() - resolution);
    }
}
