/**
 * DICOM on the network: storage and verification as provider and as user, query/retrieve as user; as user with TLS when asked for.
 *
 * <p>The types of this package are neutral: nothing here names an implementation, so another toolkit can stand behind
 * {@link io.niffler.dicom.net.DicomToolkit}. Our own implementation lives in the sub-packages {@code ul} (the upper layer of PS3.8),
 * {@code dimse} (the messages of PS3.7) and {@code engine} (the service provider and the service user).
 */
package io.niffler.dicom.net;
