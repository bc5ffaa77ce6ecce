/**
 * JPEG 2000 Part 1 (ITU-T T.800), as far as DICOM uses it (PS3.5 8.2.4 and A.4.4).
 *
 * <p>{@link io.niffler.dicom.pixel.jpeg2000.Jpeg2000Decoder} is the entry. {@code CodeStream} reads the headers and tile-parts,
 * {@code Tile} lays out what a tile consists of, {@code PacketReader} takes the packets apart in the order that
 * {@code PacketOrder} gives, a {@code BlockCoder} decodes the code-blocks, {@code ComponentDecoder} makes samples of them and
 * {@code FrameWriter} the frame. Only one tile is held at a time.
 */
package io.niffler.dicom.pixel.jpeg2000;
