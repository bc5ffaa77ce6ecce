package io.niffler.dicom.pixel.jpeg2000;

import io.niffler.dicom.pixel.FrameException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The order in which the packets of a tile come (ITU-T T.800 B.12). The standard walks over all places of the reference grid;
 * the same order comes of sorting the precincts by the place where that walk meets them.
 */
final class PacketOrder {
    private static final Comparator<Place> BY_RESOLUTION = Comparator.comparingInt(Place::level);
    private static final Comparator<Place> BY_COMPONENT = Comparator.comparingInt(Place::component);
    private static final Comparator<Place> BY_POSITION =
            Comparator.comparingLong(Place::y).thenComparingLong(Place::x);
    private static final Comparator<Place> BY_PRECINCT = Comparator.comparingInt(Place::precinct);

    private final Tile tile;
    private final Progression progression;

    PacketOrder(Tile tile, Progression progression) {
        this.tile = tile;
        this.progression = progression;
    }

    /** What is done with a packet. */
    interface Visitor {
        void visit(TileComponent component, Resolution resolution, int precinct, int layer) throws FrameException;
    }

    private record Place(int level, int component, int precinct, long y, long x) {}

    void forEach(Visitor visitor) throws FrameException {
        List<Place> places = places();
        int layers = Math.min(tile.parameters().layers(), progression.endLayer());
        switch (progression.order()) {
            case LRCP -> {
                places.sort(BY_RESOLUTION.thenComparing(BY_COMPONENT).thenComparing(BY_PRECINCT));
                layersOutside(places, layers, visitor);
            }
            case RLCP -> {
                places.sort(BY_RESOLUTION.thenComparing(BY_COMPONENT).thenComparing(BY_PRECINCT));
                int from = 0;
                while (from < places.size()) {
                    int to = from;
                    while (to < places.size()
                            && places.get(to).level() == places.get(from).level()) {
                        to++;
                    }
                    layersOutside(places.subList(from, to), layers, visitor);
                    from = to;
                }
            }
            case RPCL -> {
                places.sort(BY_RESOLUTION.thenComparing(BY_POSITION).thenComparing(BY_COMPONENT));
                layersInside(places, layers, visitor);
            }
            case PCRL -> {
                places.sort(BY_POSITION.thenComparing(BY_COMPONENT).thenComparing(BY_RESOLUTION));
                layersInside(places, layers, visitor);
            }
            case CPRL -> {
                places.sort(BY_COMPONENT.thenComparing(BY_POSITION).thenComparing(BY_RESOLUTION));
                layersInside(places, layers, visitor);
            }
        }
    }

    private void layersOutside(List<Place> places, int layers, Visitor visitor) throws FrameException {
        for (int layer = 0; layer < layers && !places.isEmpty(); layer++) {
            for (Place place : places) {
                visit(place, layer, visitor);
            }
        }
    }

    private void layersInside(List<Place> places, int layers, Visitor visitor) throws FrameException {
        for (Place place : places) {
            for (int layer = 0; layer < layers; layer++) {
                visit(place, layer, visitor);
            }
        }
    }

    private void visit(Place place, int layer, Visitor visitor) throws FrameException {
        TileComponent component = tile.components()[place.component()];
        visitor.visit(component, component.resolutions()[place.level()], place.precinct(), layer);
    }

    private List<Place> places() {
        List<Place> places = new ArrayList<>();
        int components = Math.min(tile.components().length, progression.endComponent());
        for (int c = progression.firstComponent(); c < components; c++) {
            TileComponent component = tile.components()[c];
            int resolutions = Math.min(component.resolutions().length, progression.endResolution());
            for (int r = progression.firstResolution(); r < resolutions; r++) {
                Resolution resolution = component.resolutions()[r];
                for (int p = 0; p < resolution.precinctCount(); p++) {
                    // Precincts that begin above or left of the tile are met at its edge.
                    long y = Math.max(tile.area().y0(), resolution.top(p) * component.rowDistance(r));
                    long x = Math.max(tile.area().x0(), resolution.left(p) * component.columnDistance(r));
                    places.add(new Place(r, c, p, y, x));
                }
            }
        }
        return places;
    }
}
