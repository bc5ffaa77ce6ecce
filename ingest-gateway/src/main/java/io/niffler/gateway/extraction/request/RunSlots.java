package io.niffler.gateway.extraction.request;

/**
 * Which of the runs on this machine it is.
 *
 * @param id the original's NifflerID, from 1
 * @param maxProcesses how many runs there may be at the same time
 */
public record RunSlots(int id, int maxProcesses) {}
