package io.streambus.operator.certificates.secret;

/** Keys of Secrets that are read, always two of one name. No other key is looked at. */
public enum KeyPairName {
  /** The certificate of the brokers. */
  TLS,
  /** The authorities that are believed; with a key where the operator signs. */
  CA,
  /** The authority that signs next, in a Secret of the operator. */
  NEXT;

  /** Key of the certificates, in PEM. */
  public String certificates() {
    return stem() + ".crt";
  }

  /** Key of the private key, in PEM. */
  public String key() {
    return stem() + ".key";
  }

  private String stem() {
    return switch (this) {
      case TLS -> "tls";
      case CA -> "ca";
      case NEXT -> "next";
    };
  }
}
