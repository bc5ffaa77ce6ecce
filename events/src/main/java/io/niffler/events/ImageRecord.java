package io.niffler.events;

import io.niffler.dicom.png.Mapping;
import java.util.Objects;

/**
 * The value of {@link Topics#IMAGES}: where the PNG file of a frame is, and what it shows. JSON Schema: resource
 * {@value #SCHEMA_RESOURCE}. No attribute of the data set but UIDs and the image's own numbers.
 *
 * @param receipt of the instance
 * @param source where the instance stands in {@link Topics#INSTANCES}
 * @param frame from 1
 * @param frames the number of frames of the object; a file of an object with one frame has no frame number in its name
 * @param uri where the file is
 * @param bytes of the file
 * @param rows of the image
 * @param columns of the image
 * @param mapping how stored values became samples
 */
public record ImageRecord(
        InstanceReceived receipt,
        SourcePosition source,
        int frame,
        int frames,
        String uri,
        long bytes,
        int rows,
        int columns,
        Mapping mapping) {

    /** The value of the {@code schema} member. */
    public static final String SCHEMA = "io.niffler.image.v1";

    /** The class path resource with the JSON Schema (draft 2020-12). */
    public static final String SCHEMA_RESOURCE = "/io/niffler/events/image.v1.schema.json";

    public ImageRecord {
        Objects.requireNonNull(receipt, "receipt");
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(uri, "uri");
        Objects.requireNonNull(mapping, "mapping");
        if (frame < 1 || frame > frames) {
            throw new IllegalArgumentException("frame " + frame + " of " + frames);
        }
    }

    /**
     * What identifies the image: the SOP Instance UID, followed by {@code #} and the number of the frame if there are
     * several. A dot would make it the UID that another instance may have.
     */
    public String id() {
        return frames == 1 ? receipt.sopInstanceUid() : receipt.sopInstanceUid() + "#" + frame;
    }

    /** The JSON value in UTF-8. */
    public byte[] toJson() {
        return ImageJson.write(this);
    }
}
