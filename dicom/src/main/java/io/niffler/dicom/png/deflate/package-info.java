/** Compression of the rows of images to the deflate format (RFC 1951), made for their kind of redundancy and for speed. */
package io.niffler.dicom.png.deflate;
