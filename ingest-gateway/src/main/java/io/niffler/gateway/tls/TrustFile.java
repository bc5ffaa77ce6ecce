package io.niffler.gateway.tls;

import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/** The certificates whose owners, and whom these certify, are trusted. */
public final class TrustFile {
    private TrustFile() {}

    /**
     * Reads PEM or PKCS #12.
     *
     * @param password of a PKCS #12 file
     * @return a store of these certificates
     * @throws IllegalArgumentException whose message says what to do
     */
    public static KeyStore read(Path file, char[] password) {
        byte[] bytes = SmallFile.read(file);
        try {
            Collection<? extends Certificate> certificates =
                    SmallFile.isPkcs12(bytes) ? ofStore(Pkcs12.open(bytes, password)) : ofPem(bytes);
            if (certificates.isEmpty()) {
                throw new IllegalArgumentException("name a file with certificates; this one has none");
            }
            KeyStore trusted = Pkcs12.empty();
            int number = 0;
            for (Certificate certificate : certificates) {
                trusted.setCertificateEntry("trusted-" + number++, certificate);
            }
            return trusted;
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("name a file of PEM certificates or PKCS #12", e);
        }
    }

    static Collection<? extends Certificate> ofPem(byte[] bytes) throws CertificateException {
        return CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(bytes));
    }

    /** Also those that come with a key: not every tool can mark a certificate as trusted. */
    private static Set<Certificate> ofStore(KeyStore store) throws GeneralSecurityException {
        Set<Certificate> certificates = new LinkedHashSet<>();
        for (String alias : Collections.list(store.aliases())) {
            Certificate certificate = store.getCertificate(alias);
            if (certificate != null) {
                certificates.add(certificate);
            }
        }
        return certificates;
    }
}
