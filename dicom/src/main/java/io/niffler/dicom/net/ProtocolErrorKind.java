package io.niffler.dicom.net;

/** What a peer did wrong; a small closed set, fit to be a metric's label. */
public enum ProtocolErrorKind {
    /** A PDU type that PS3.8 does not know; also anything that is not DICOM at all. */
    UNRECOGNIZED_PDU,
    /** A PDU that has no place in the present state. */
    UNEXPECTED_PDU,
    /** A PDU length too large, too small or unlike its content. */
    INVALID_PDU_LENGTH,
    /** An item or field of a PDU that is malformed. */
    INVALID_PDU_PARAMETER,
    /** A fragment whose length does not fit its PDU, or a flood of empty ones. */
    INVALID_FRAGMENT,
    /** A presentation context that was not accepted. */
    UNKNOWN_PRESENTATION_CONTEXT,
    /** A fragment of a data set where a command is due, or the reverse. */
    UNEXPECTED_FRAGMENT,
    /** A command set that is malformed, incomplete or too large. */
    INVALID_COMMAND_SET,
    /** A message that has no place here, such as an answer to a question never asked. */
    UNEXPECTED_MESSAGE,
    /** The identifier of a response that is missing, too long or cannot be read at all. */
    INVALID_IDENTIFIER
}
