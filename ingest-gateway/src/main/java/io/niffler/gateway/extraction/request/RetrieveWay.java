package io.niffler.gateway.extraction.request;

/** By which service images come. */
public enum RetrieveWay {
    /** The PACS opens an association to a move destination that it knows (PS3.4 C.4.2). */
    MOVE,

    /** The PACS sends over the association that asks, so that it need not know or reach us (PS3.4 C.4.3). */
    GET
}
