package io.streambus.testkit.junit;

/** Implements {@link ControlPlaneTest}. */
final class ControlPlaneExtension extends EnvironmentExtension {

  @Override
  TestServer startServer() {
    return new ControlPlaneServer();
  }
}
