package io.niffler.dicom.pixel.jpeg2000;

import io.niffler.dicom.pixel.FrameException;

/** What a tile consists of; made before its packets are read. */
final class Tile {
    /** A precinct takes some 500 bytes, so that all of them take not much more than the samples. */
    private static final long FREE_PRECINCTS = 16384;

    private static final int SAMPLES_PER_PRECINCT = 64;

    private final Area area;
    private final CodingParameters parameters;
    private final TileComponent[] components;
    private final long samples;

    Tile(ImageSize size, Area area, CodingParameters parameters) throws FrameException {
        this.area = area;
        this.parameters = parameters;
        components = new TileComponent[size.components()];
        long precincts = 0;
        long sum = 0;
        for (int i = 0; i < components.length; i++) {
            components[i] = new TileComponent(size, area, i, parameters);
            sum += (long) components[i].area().width() * components[i].area().height();
            for (Resolution resolution : components[i].resolutions()) {
                precincts += resolution.precinctCount();
            }
        }
        samples = sum;
        if (precincts > FREE_PRECINCTS + samples / SAMPLES_PER_PRECINCT) {
            throw FrameException.unsupported("a JPEG 2000 tile of " + precincts + " precincts");
        }
        for (TileComponent component : components) {
            for (Resolution resolution : component.resolutions()) {
                resolution.allocate();
            }
        }
    }

    Area area() {
        return area;
    }

    CodingParameters parameters() {
        return parameters;
    }

    TileComponent[] components() {
        return components;
    }

    /** The number of samples of all components. */
    long samples() {
        return samples;
    }

    /**
     * Makes samples of the packets read.
     *
     * @param body what the chunks of the code-blocks point into
     */
    void decode(ComponentDecoder decoder, byte[] body, FrameWriter writer) throws FrameException {
        Plane[] planes = new Plane[components.length];
        for (int i = 0; i < planes.length; i++) {
            planes[i] = decoder.decode(components[i], body);
        }
        if (parameters.colourTransform()) {
            ColourTransform.undo(planes);
        }
        writer.write(planes, parameters.colourTransform());
    }
}
