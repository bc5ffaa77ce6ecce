/** The message exchange of PS3.7: command sets, fragments, data set streams. Internal; users program against the package above. */
package io.niffler.dicom.net.dimse;
