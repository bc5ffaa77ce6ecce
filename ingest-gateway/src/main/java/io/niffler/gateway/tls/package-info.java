/** Keys and certificates for TLS from files, PEM (RFC 7468) or PKCS #12 (RFC 7292). */
package io.niffler.gateway.tls;
