package io.streambus.operator.proxy;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Map;

/** A certificate and its private key. */
public record TestPair(X509Certificate certificate, PrivateKey key) {

  /** Returns the data of a Secret of type kubernetes.io/tls. */
  public Map<String, String> secret() {
    return Map.of("tls.crt", pem(certificate), "tls.key", pem("PRIVATE KEY", key.getEncoded()));
  }

  /** Encodes a certificate as PEM. */
  public static String pem(X509Certificate certificate) {
    try {
      return pem("CERTIFICATE", certificate.getEncoded());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String pem(String type, byte[] content) {
    Base64.Encoder lines = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));
    return "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n"
        .formatted(type, lines.encodeToString(content));
  }
}
