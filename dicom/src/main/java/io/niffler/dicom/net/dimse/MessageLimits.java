package io.niffler.dicom.net.dimse;

import java.time.Duration;

/**
 * What a peer may take of us while it sends messages.
 *
 * @param maxPduLength of a P-DATA-TF, in bytes
 * @param maxDataSetLength in bytes; a longer data set ends the association
 * @param idleTimeout between PDUs in the middle of a message
 * @param pduTimeout for the bytes of one PDU, for a whole command, and as the grace of a data set
 * @param minDataRate bytes per second that a data set must come in at on average, 0 for none
 */
public record MessageLimits(
        int maxPduLength, long maxDataSetLength, Duration idleTimeout, Duration pduTimeout, int minDataRate) {}
