/** The upper layer protocol of PS3.8: PDUs, negotiation, deadlines. Internal; users program against the package above. */
package io.niffler.dicom.net.ul;
