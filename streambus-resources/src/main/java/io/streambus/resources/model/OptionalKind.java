package io.streambus.resources.model;

/** A kind that the operator makes where somebody else installed its API. */
public enum OptionalKind {
  /** Of the Prometheus Operator. */
  SERVICE_MONITOR("monitoring.coreos.com", "v1", "ServiceMonitor", "servicemonitors"),
  /** Of cert-manager. */
  CERTIFICATE("cert-manager.io", "v1", "Certificate", "certificates");

  private final String group;
  private final String version;
  private final String kind;
  private final String plural;

  OptionalKind(String group, String version, String kind, String plural) {
    this.group = group;
    this.version = version;
    this.kind = kind;
    this.plural = plural;
  }

  /** Group and version, as in the field apiVersion. */
  public String apiVersion() {
    return group + "/" + version;
  }

  /** API group. */
  public String group() {
    return group;
  }

  /** API version. */
  public String version() {
    return version;
  }

  /** Kind. */
  public String kind() {
    return kind;
  }

  /** Name in URLs. */
  public String plural() {
    return plural;
  }

  /** Name of the CustomResourceDefinition. */
  public String crd() {
    return plural + "." + group;
  }
}
