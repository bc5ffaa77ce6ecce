package io.niffler.gateway.tls;

import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/** Puts keys and trust together. */
public final class TlsContexts {
    private TlsContexts() {}

    /**
     * A context.
     *
     * @param keys what is shown to those who ask for it; empty for nothing
     * @param trust whose certificates are trusted; empty for those that Java trusts
     */
    public static SSLContext of(Optional<KeyManagerFactory> keys, Optional<KeyStore> trust) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            KeyManager[] shown = keys.map(KeyManagerFactory::getKeyManagers).orElse(new KeyManager[0]);
            context.init(shown, trust.isPresent() ? managers(trust.get()) : null, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has TLS", e);
        }
    }

    private static TrustManager[] managers(KeyStore trusted) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(trusted);
        return factory.getTrustManagers();
    }
}
