package io.niffler.dicom.net;

import java.net.InetSocketAddress;

/**
 * Who talks to us on an association. All text is safe to log: printable ASCII, bounded.
 *
 * @param id counts the associations of this provider from 1; 0 on one that we opened for a C-GET
 * @param callingAe the AE title of the peer, at most 16 characters
 * @param calledAe the AE title the peer asked for, at most 16 characters
 * @param implementationClassUid of the peer, empty when it did not say
 * @param implementationVersion of the peer, empty when it did not say
 */
public record AssociationInfo(
        long id,
        String callingAe,
        String calledAe,
        InetSocketAddress remote,
        String implementationClassUid,
        String implementationVersion) {}
