package io.streambus.testkit.junit;

/**
 * A namespace that only one test uses. It is deleted after the test.
 *
 * @param name name of the namespace
 */
public record TestNamespace(String name) {
  @Override
  public String toString() {
    return name;
  }
}
