package io.niffler.standalone.send;

import io.niffler.dicom.net.Status;
import java.util.OptionalInt;

/**
 * What became of one instance.
 *
 * @param status what the peer answered; empty when no answer came
 * @param detail the peer's comment or why there is no answer; may be empty
 */
public record Outcome(Outgoing outgoing, OptionalInt status, String detail) {
    /** Whether the peer has it: Success, or a warning, which also means that it is stored (PS3.4 B.2.3). */
    public boolean stored() {
        return status.isPresent() && (status.getAsInt() == Status.SUCCESS || Status.isWarning(status.getAsInt()));
    }

    /** The status in words, or that there was none. */
    public String summary() {
        return status.isPresent() ? Status.toString(status.getAsInt()) : "not sent";
    }
}
