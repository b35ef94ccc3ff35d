package io.streambus.resources.enforcement;

/** Who brings about what a field of the spec asks for. */
enum Enforcer {
  /** An object that Kubernetes, or another operator in it, acts on. */
  KUBERNETES("Kubernetes"),
  /** The proxy that ends TLS in each broker pod. */
  PROXY("proxy"),
  /** The broker program, by its configuration file. */
  BROKER("broker"),
  /** This operator. */
  OPERATOR("operator"),
  /** Nobody: the field is reported as not enforced when it asks for something. */
  NOBODY("nobody");

  private final String text;

  Enforcer(String text) {
    this.text = text;
  }

  /** As people read it. */
  String text() {
    return text;
  }
}
