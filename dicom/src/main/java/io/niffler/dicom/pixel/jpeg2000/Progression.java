package io.niffler.dicom.pixel.jpeg2000;

import io.niffler.dicom.pixel.FrameException;

/**
 * An order of packets and the part of them that it concerns: an entry of the marker segment POC (ITU-T T.800 A.6.6). The ends
 * are not part of it and may lie beyond what there is.
 */
record Progression(
        Order order, int firstResolution, int endResolution, int firstComponent, int endComponent, int endLayer) {

    /** The letters say what changes slowest to fastest: layer, resolution, component, position (B.12.1). */
    enum Order {
        LRCP,
        RLCP,
        RPCL,
        PCRL,
        CPRL;

        static Order of(int code) throws FrameException {
            if (code >= values().length) {
                throw FrameException.corrupt("JPEG 2000 progression order " + code);
            }
            return values()[code];
        }
    }

    /** All packets. */
    static Progression all(Order order) {
        return new Progression(order, 0, Integer.MAX_VALUE, 0, Integer.MAX_VALUE, Integer.MAX_VALUE);
    }

    static Progression read(ByteCursor in) throws FrameException {
        int firstResolution = in.u8();
        int firstComponent = in.u8();
        int endLayer = in.u16();
        int endResolution = in.u8();
        int endComponent = in.u8();
        return new Progression(
                Order.of(in.u8()),
                firstResolution,
                endResolution,
                firstComponent,
                endComponent == 0 ? Integer.MAX_VALUE : endComponent,
                endLayer);
    }
}
