package io.niffler.gateway.tls;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.KeyManagerFactory;

/** A private key and its certificates. */
public final class KeyFile {
    private static final Pattern PKCS8 =
            Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");
    private static final List<String> ALGORITHMS = List.of("EC", "RSA", "RSASSA-PSS", "EdDSA");

    /** A key in memory has to have one. */
    private static final char[] NONE = "none".toCharArray();

    private KeyFile() {}

    /**
     * Reads PKCS #12, or PEM with a key that is not encrypted (PKCS #8) and its certificate, those that certify it after it.
     *
     * @param password of a PKCS #12 file
     * @return what shows the key
     * @throws IllegalArgumentException whose message says what to do
     */
    public static KeyManagerFactory read(Path file, char[] password) {
        byte[] bytes = SmallFile.read(file);
        try {
            return SmallFile.isPkcs12(bytes)
                    ? managers(ofStore(bytes, password), password)
                    : managers(ofPem(bytes), NONE);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("name a file with a key and its certificate, as PEM or PKCS #12", e);
        }
    }

    private static KeyManagerFactory managers(KeyStore store, char[] password) throws GeneralSecurityException {
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, password);
        return keys;
    }

    private static KeyStore ofStore(byte[] bytes, char[] password) throws GeneralSecurityException {
        KeyStore store = Pkcs12.open(bytes, password);
        for (String alias : Collections.list(store.aliases())) {
            if (store.isKeyEntry(alias)) {
                return store;
            }
        }
        throw new IllegalArgumentException("name a file with a private key; this one has certificates alone");
    }

    private static KeyStore ofPem(byte[] bytes) throws GeneralSecurityException {
        Matcher key = PKCS8.matcher(new String(bytes, StandardCharsets.ISO_8859_1));
        if (!key.find()) {
            throw new IllegalArgumentException(
                    "name a file with BEGIN PRIVATE KEY; `openssl pkcs8 -topk8 -nodes` makes that of other PEM keys, and"
                            + " keys with a password belong into PKCS #12");
        }
        Certificate[] chain = TrustFile.ofPem(withoutKeys(bytes)).toArray(Certificate[]::new);
        if (chain.length == 0) {
            throw new IllegalArgumentException("add the certificate of the key to the file");
        }
        KeyStore store = Pkcs12.empty();
        store.setKeyEntry("key", privateKey(key.group(1)), NONE, chain);
        return store;
    }

    private static byte[] withoutKeys(byte[] pem) {
        String text = new String(pem, StandardCharsets.ISO_8859_1);
        return PKCS8.matcher(text).replaceAll("").strip().getBytes(StandardCharsets.ISO_8859_1);
    }

    private static PrivateKey privateKey(String base64) throws GeneralSecurityException {
        PKCS8EncodedKeySpec encoded = new PKCS8EncodedKeySpec(decoded(base64));
        InvalidKeySpecException last = null;
        for (String algorithm : ALGORITHMS) {
            try {
                return KeyFactory.getInstance(algorithm).generatePrivate(encoded);
            } catch (InvalidKeySpecException e) {
                last = e; // a key of another algorithm
            }
        }
        throw new InvalidKeySpecException("no algorithm has such a key", last);
    }

    private static byte[] decoded(String base64) throws InvalidKeySpecException {
        try {
            return Base64.getMimeDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new InvalidKeySpecException("not Base64", e);
        }
    }
}
