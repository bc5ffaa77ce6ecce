package io.niffler.dicom.pixel;

import java.util.Set;

/**
 * Decompresses single frames of encapsulated pixel data (PS3.5 A.4). Found with {@link java.util.ServiceLoader}.
 *
 * <p>One decoder serves many threads at once. The bytes of a frame are hostile: whatever they are, a decoder answers
 * within a time and memory bounded by the size that the data set declares and the length of the frame.
 */
public interface FrameDecoder {

    /** The UIDs of the transfer syntaxes whose frames this decoder understands. */
    Set<String> transferSyntaxes();

    /**
     * The samples of one frame.
     *
     * @throws FrameException of kind CORRUPT when the bytes are damaged, incomplete or contradict what the data set declares
     *     (never a frame filled up with invented samples), of kind UNSUPPORTED for a valid coding that this decoder does not
     *     know
     */
    Samples decode(CodedFrame frame) throws FrameException;
}
