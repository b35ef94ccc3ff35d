package io.streambus.operator.certificates.secret;

import java.util.Base64;
import java.util.Set;

/**
 * Block of a PEM file. {@link #toString} does not reveal its content.
 *
 * @param type text after BEGIN, such as CERTIFICATE
 * @param isEncrypted whether a header says that the content is encrypted
 * @param base64 content without white space
 */
record PemBlock(String type, boolean isEncrypted, String base64) {

  private static final Set<String> CERTIFICATES = Set.of("CERTIFICATE", "X509 CERTIFICATE");

  boolean isCertificate() {
    return CERTIFICATES.contains(type);
  }

  boolean isPrivateKey() {
    return type.endsWith("PRIVATE KEY");
  }

  /**
   * Returns the content, of which parsers can be called.
   *
   * @throws IllegalArgumentException if it is no Base64, or no DER with few levels
   */
  byte[] der() {
    byte[] content = Base64.getDecoder().decode(base64);
    DerNesting.check(content);
    return content;
  }

  @Override
  public String toString() {
    return "PemBlock of type " + type;
  }
}
