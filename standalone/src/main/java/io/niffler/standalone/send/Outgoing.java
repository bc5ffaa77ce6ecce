package io.niffler.standalone.send;

import io.niffler.dicom.net.InstanceToSend;
import io.niffler.dicom.net.PresentationContextRequest;

/**
 * An instance with the name people know it by.
 *
 * @param label for example the path of its file
 */
public record Outgoing(String label, InstanceToSend instance) {
    /** The one presentation context this instance can travel in: its own transfer syntax, nothing is converted. */
    PresentationContextRequest context() {
        return PresentationContextRequest.of(instance.sopClassUid(), instance.transferSyntaxUid());
    }
}
