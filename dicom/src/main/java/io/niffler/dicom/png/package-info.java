/** Writing of PNG files (ISO/IEC 15948, RFC 2083). */
package io.niffler.dicom.png;
