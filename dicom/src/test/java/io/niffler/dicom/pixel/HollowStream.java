package io.niffler.dicom.pixel;

import java.util.HexFormat;

/** Streams that promise an image of any size and hold next to nothing of it. */
enum HollowStream {
    /** One segment with one run. */
    RLE("1.2.840.10008.1.2.5", "01000000 40000000" + "00".repeat(56) + "8100", 0),
    /** Codes of one bit; a block takes two of them. */
    JPEG_BASELINE(
            "1.2.840.10008.1.2.4.50",
            "ffd8 ffdb004300" + "01".repeat(64)
                    + "ffc4001400 01000000000000000000000000000000 00 ffc4001410 01000000000000000000000000000000 00"
                    + "ffc0000b08 ROWS COLS 01011100 ffda0008010100003f00 0000 ffd9",
            4),
    /** A code of one bit for a difference of 0. */
    JPEG_LOSSLESS(
            "1.2.840.10008.1.2.4.70",
            "ffd8 ffc4001400 01000000000000000000000000000000 00 ffc3000b08 ROWS COLS 01011100"
                    + "ffda0008010100010000 0000 ffd9",
            4),
    JPEG_LS("1.2.840.10008.1.2.4.80", "ffd8 fff7000b08 ROWS COLS 01011100 ffda0008010100000000 0000 ffd9", 4),
    /** One tile with three levels of wavelets and two empty packets where four make an image of one grey. */
    JPEG_2000(
            "1.2.840.10008.1.2.4.90",
            "ff4f ff510029 0000 COLS ROWS 00000000 00000000 COLS ROWS 00000000 00000000 0001 070101"
                    + "ff52000c 00 00000100 0304040001 ff5c000d 40404848504848504848 50"
                    + "ff90000a 0000 00000000 0001 ff93 0000 ffd9",
            8),
    /** The same with the block coder of ITU-T T.814. */
    HTJ2K(
            "1.2.840.10008.1.2.4.201",
            "ff4f ff510029 4000 COLS ROWS 00000000 00000000 COLS ROWS 00000000 00000000 0001 070101"
                    + "ff500008 00020000 0002 ff52000c 00 00000100 0304044001 ff5c000d 2048" + "50".repeat(9)
                    + "ff90000a 0000 00000000 0001 ff93 0000 ffd9",
            8);

    private final String transferSyntax;
    private final String hex;
    private final int digits;

    HollowStream(String transferSyntax, String hex, int digits) {
        this.transferSyntax = transferSyntax;
        this.hex = hex;
        this.digits = digits;
    }

    String transferSyntax() {
        return transferSyntax;
    }

    /** The stream for a size of up to 65535 x 65535, which RLE does not tell. */
    byte[] of(int rows, int columns) {
        return HexFormat.of()
                .parseHex(hex.replace("ROWS", number(rows))
                        .replace("COLS", number(columns))
                        .replace(" ", ""));
    }

    private String number(int value) {
        return HexFormat.of().toHexDigits(value, digits);
    }
}
