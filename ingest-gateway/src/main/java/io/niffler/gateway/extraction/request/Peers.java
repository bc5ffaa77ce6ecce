package io.niffler.gateway.extraction.request;

/** Who takes part: whom the run asks, and as whom. */
public record Peers(PacsAddress pacs, OwnEntity own) {}
