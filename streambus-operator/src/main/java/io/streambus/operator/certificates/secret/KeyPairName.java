package io.streambus.operator.certificates.secret;

/** Key pairs that are read from Secrets. All other keys of a Secret are ignored. */
public enum KeyPairName {
  /** Broker certificate and its private key. */
  TLS,
  /** Trusted CA certificates; with a private key if the operator signs. */
  CA,
  /** Next CA, in a Secret that the operator manages. */
  NEXT;

  /** Key in the Secret of the PEM certificates. */
  public String certificates() {
    return baseName() + ".crt";
  }

  /** Key in the Secret of the PEM private key. */
  public String key() {
    return baseName() + ".key";
  }

  private String baseName() {
    return switch (this) {
      case TLS -> "tls";
      case CA -> "ca";
      case NEXT -> "next";
    };
  }
}
