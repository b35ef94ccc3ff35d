package io.streambus.testkit.junit;

/**
 * The namespace that a test has for itself. It is deleted after the test.
 *
 * @param name its name in Kubernetes
 */
public record TestNamespace(String name) {
  @Override
  public String toString() {
    return name;
  }
}
