package io.niffler.dicom.data;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Writes element headers byte by byte, right or wrong, as tests need them. */
final class ElementBytes {
    static final int UNDEFINED = -1;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    /** An explicit VR little endian element with the right form and length for its VR. */
    ElementBytes explicit(int tag, String vr, byte[] value) {
        return header(tag, vr, value.length).raw(value);
    }

    ElementBytes explicit(int tag, String vr, String value) {
        return explicit(tag, vr, value.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** An explicit VR little endian header with any length. */
    ElementBytes header(int tag, String vr, int length) {
        tag(tag).raw(vr.getBytes(StandardCharsets.ISO_8859_1));
        VR known = VR.of(vr.charAt(0), vr.charAt(1));
        return known != null && known.longForm() ? u16(0).u32(length) : u16(length);
    }

    ElementBytes implicit(int tag, byte[] value) {
        return tag(tag).u32(value.length).raw(value);
    }

    ElementBytes implicit(int tag, String value) {
        return implicit(tag, value.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** The header of an implicit VR element, an item or a delimiter. */
    ElementBytes implicit(int tag, int length) {
        return tag(tag).u32(length);
    }

    ElementBytes item(int length) {
        return implicit(Tag.ITEM, length);
    }

    ElementBytes endOfItem() {
        return implicit(Tag.ITEM_DELIMITATION_ITEM, 0);
    }

    ElementBytes endOfSequence() {
        return implicit(Tag.SEQUENCE_DELIMITATION_ITEM, 0);
    }

    ElementBytes tag(int tag) {
        return u16(Tag.group(tag)).u16(Tag.element(tag));
    }

    ElementBytes u16(int value) {
        bytes.write(value);
        bytes.write(value >> 8);
        return this;
    }

    ElementBytes u32(int value) {
        return u16(value).u16(value >> 16);
    }

    ElementBytes raw(byte... more) {
        bytes.writeBytes(more);
        return this;
    }

    byte[] bytes() {
        return bytes.toByteArray();
    }
}
