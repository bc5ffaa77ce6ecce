package io.niffler.dicom.pixel;

/** How a frame of a transfer syntax begins. */
enum CodeStreamStart {
    /** SOI of ITU-T T.81 and T.87. */
    JPEG {
        @Override
        boolean isAt(ByteSlice head) {
            return head.length() >= 3 && head.u8(0) == 0xFF && head.u8(1) == 0xD8 && head.u8(2) == 0xFF;
        }
    },
    /** SOC and SIZ of ITU-T T.800 and T.814, or the signature box of a JP2 file. */
    JPEG_2000 {
        @Override
        boolean isAt(ByteSlice head) {
            boolean codeStream = head.length() >= 4 && head.u8(0) == 0xFF && head.u8(1) == 0x4F && head.u8(2) == 0xFF;
            boolean box = head.length() >= 8 && head.u8(3) == 0x0C && head.u8(4) == 'j' && head.u8(5) == 'P';
            return codeStream || box;
        }
    },
    /** The number of segments of PS3.5 G.5, followed by the offset of the first. */
    RLE {
        @Override
        boolean isAt(ByteSlice head) {
            return head.length() >= 8
                    && head.u8(0) >= 1
                    && head.u8(0) <= 15
                    && (head.u8(1) | head.u8(2) | head.u8(3)) == 0
                    && head.u8(4) == 64
                    && (head.u8(5) | head.u8(6) | head.u8(7)) == 0;
        }
    },
    /** Nothing is known: any fragment may be one. */
    ANY {
        @Override
        boolean isAt(ByteSlice head) {
            return true;
        }
    };

    abstract boolean isAt(ByteSlice head);

    static CodeStreamStart of(String transferSyntax) {
        String jpeg = "1.2.840.10008.1.2.4.";
        if (transferSyntax.equals("1.2.840.10008.1.2.5")) {
            return RLE;
        }
        if (!transferSyntax.startsWith(jpeg)) {
            return ANY;
        }
        String rest = transferSyntax.substring(jpeg.length());
        return switch (rest) {
            case "90", "91", "92", "93", "201", "202", "203" -> JPEG_2000;
            default -> rest.length() == 2 ? JPEG : ANY;
        };
    }
}
