package io.streambus.resources.model;

import java.util.Optional;

/** Where the certificate of the brokers comes from. It always ends up in a Secret. */
public sealed interface CertificateSource {

  /** Secret with {@code tls.crt} and {@code tls.key}. */
  String secret();

  /**
   * Secret with {@code ca.crt}, against which client certificates are checked. It is {@link
   * #secret} where the user names no other.
   */
  String authoritySecret();

  /**
   * Secrets that a user, or a program of the user, keeps.
   *
   * @param secret with the certificate
   * @param authority with the authority, where it is another one
   */
  record Provided(String secret, Optional<String> authority) implements CertificateSource {
    @Override
    public String authoritySecret() {
      return authority.orElse(secret);
    }
  }

  /**
   * A Certificate for cert-manager, which writes the Secret.
   *
   * @param secret with the certificate
   * @param authority with the authority, where it is another one
   */
  record Issued(String secret, Optional<String> authority, Issuer issuer)
      implements CertificateSource {
    @Override
    public String authoritySecret() {
      return authority.orElse(secret);
    }
  }

  /**
   * Secrets that the operator keeps.
   *
   * @param secret with the certificate, its key and, as {@code ca.crt}, every authority in force
   * @param keys Secret with the authority and its key; no pod mounts it
   * @param authority with another authority for client certificates
   */
  record SelfSigned(String secret, String keys, Optional<String> authority)
      implements CertificateSource {
    @Override
    public String authoritySecret() {
      return authority.orElse(secret);
    }
  }

  /** An issuer of cert-manager. */
  record Issuer(String name, String kind, String group) {}
}
