package io.niffler.dicom.net;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.ServiceLoader;

/** An implementation of DICOM networking, found by {@link ServiceLoader} and chosen by its name. */
public interface DicomToolkit {

    /** The name under which configuration chooses this toolkit: lower case, for example {@code niffler}. */
    String name();

    /**
     * Listens for associations and gives every received instance to the handler.
     *
     * @throws IOException when the address cannot be bound
     */
    StorageScp startStorageScp(ScpConfig config, InstanceHandler handler, AssociationListener listener)
            throws IOException;

    /**
     * Opens an association to a storage or verification provider.
     *
     * @param contexts what is proposed, 1 to 128 presentation contexts
     * @throws AssociationRejectedException when the peer rejects the association
     * @throws AssociationLostException when the peer aborts, closes the connection or does not answer in time
     * @throws IOException when the peer cannot be reached
     */
    StorageScu openStorageScu(ScuConfig config, Collection<PresentationContextRequest> contexts) throws IOException;

    /**
     * Opens an association to a query/retrieve provider (PS3.4 Annex C).
     *
     * @throws IllegalArgumentException when the proposal makes more than 128 presentation contexts
     * @throws AssociationRejectedException when the peer rejects the association
     * @throws AssociationLostException when the peer aborts, closes the connection or does not answer in time
     * @throws IOException when the peer cannot be reached or, with TLS, cannot be trusted
     */
    QueryRetrieveScu openQueryRetrieveScu(ScuConfig config, QueryRetrieveProposal proposal) throws IOException;

    /**
     * The toolkit of that name.
     *
     * @throws IllegalArgumentException when there is none, listing the names there are
     */
    static DicomToolkit named(String name) {
        List<String> known = new ArrayList<>();
        for (DicomToolkit toolkit : ServiceLoader.load(DicomToolkit.class, DicomToolkit.class.getClassLoader())) {
            if (toolkit.name().equals(name)) {
                return toolkit;
            }
            known.add(toolkit.name());
        }
        throw new IllegalArgumentException("There is no DICOM toolkit named '" + name + "'. Available here: "
                + String.join(", ", known) + ". Put the toolkit's jar on the class path or choose one of these.");
    }
}
