/** The toolkit named {@code niffler}: service provider and service user on the sibling packages. Internal. */
package io.niffler.dicom.net.engine;
