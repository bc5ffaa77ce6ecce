package io.niffler.gateway.extraction.flow;

/**
 * What has come since counting began.
 *
 * @param instances of watched studies; one that comes again after its study was forgotten counts again
 * @param others instances of studies that nobody watches, repeated ones included
 * @param bytes of what was asked for, as far as they are seen
 */
public record ArrivalTotals(long instances, long others, long bytes) {}
