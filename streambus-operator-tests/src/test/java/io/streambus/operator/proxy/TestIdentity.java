package io.streambus.operator.proxy;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Map;

/** A certificate and its private key. */
public record TestIdentity(X509Certificate certificate, PrivateKey privateKey) {

  /** Returns the data of a Secret of type kubernetes.io/tls. */
  public Map<String, String> secretData() {
    return Map.of(
        "tls.crt", toPem(certificate), "tls.key", toPem("PRIVATE KEY", privateKey.getEncoded()));
  }

  /** Encodes a certificate as PEM. */
  public static String toPem(X509Certificate certificate) {
    try {
      return toPem("CERTIFICATE", certificate.getEncoded());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String toPem(String type, byte[] content) {
    Base64.Encoder lines = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));
    return "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n"
        .formatted(type, lines.encodeToString(content));
  }
}
