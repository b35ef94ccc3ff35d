package io.streambus.resources.enforcement;

/** Component that enforces a field of the spec. */
enum Enforcer {
  /** Kubernetes, or another operator in it, through an API object. */
  KUBERNETES("Kubernetes"),
  /** The proxy that terminates TLS in each broker pod. */
  PROXY("proxy"),
  /** The broker, through its configuration file. */
  BROKER("broker"),
  /** This operator. */
  OPERATOR("operator"),
  /** None: the field is reported as not enforced if it requests something. */
  NONE("not enforced");

  private final String displayName;

  Enforcer(String text) {
    this.displayName = text;
  }

  /** Returns the display name. */
  String displayName() {
    return displayName;
  }
}
