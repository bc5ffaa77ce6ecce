package io.niffler.gateway.extraction.request;

/** What a run brings. */
public enum ExtractMode {
    /** Images. */
    IMAGES,

    /** No images, but a table of the studies: the original's {@code CFIND-ONLY}. */
    FIND_ONLY,

    /** The same with more columns: the original's {@code CFIND-DETAILED}. */
    FIND_DETAILED;

    /** What a C-FIND of this mode asks for. */
    public FindDetail detail() {
        return switch (this) {
            case IMAGES -> FindDetail.STUDIES;
            case FIND_ONLY -> FindDetail.ONLY;
            case FIND_DETAILED -> FindDetail.DETAILED;
        };
    }
}
