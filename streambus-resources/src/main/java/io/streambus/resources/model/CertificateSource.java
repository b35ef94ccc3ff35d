package io.streambus.resources.model;

import java.util.Optional;

/** Source of the broker certificate, which is always stored in a Secret. */
public sealed interface CertificateSource {

  /** {@return the Secret with {@code tls.crt} and {@code tls.key}} */
  String secret();

  /**
   * {@return the Secret with {@code ca.crt}, which verifies client certificates} Same as {@link
   * #secret} unless the user specifies another one.
   */
  default String caSecret() {
    return clientCaSecret().orElse(secret());
  }

  /** {@return the Secret with another CA certificate that verifies client certificates, if any} */
  Optional<String> clientCaSecret();

  /**
   * Secrets maintained by the user.
   *
   * @param secret Secret with the certificate
   * @param clientCaSecret Secret with the CA certificate, if it is a different one
   */
  record Provided(String secret, Optional<String> clientCaSecret) implements CertificateSource {}

  /**
   * A Certificate resource, for which cert-manager writes the Secret.
   *
   * @param secret Secret with the certificate
   * @param clientCaSecret Secret with the CA certificate, if it is a different one
   * @param issuer issuer of the certificate
   */
  record Issued(String secret, Optional<String> clientCaSecret, Issuer issuer)
      implements CertificateSource {}

  /**
   * Secrets maintained by the operator.
   *
   * @param secret Secret with the certificate, its key and, as {@code ca.crt}, all active CA
   *     certificates
   * @param caKeySecret Secret with the CA certificate and its key, not mounted by any pod
   * @param clientCaSecret Secret with another CA certificate that verifies client certificates
   */
  record SelfSigned(String secret, String caKeySecret, Optional<String> clientCaSecret)
      implements CertificateSource {}

  /**
   * A cert-manager issuer.
   *
   * @param name name of the issuer, in the namespace of the cluster unless it is a ClusterIssuer
   * @param kind {@code Issuer}, {@code ClusterIssuer}, or a kind of another group
   * @param group API group, {@code cert-manager.io} unless it is an external issuer
   */
  record Issuer(String name, String kind, String group) {}
}
