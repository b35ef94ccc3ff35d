package io.streambus.testkit.junit;

/** Behind {@link ControlPlaneTest}. */
final class ControlPlaneExtension extends EnvironmentExtension {

  @Override
  TestServer startServer() {
    return new ControlPlaneServer();
  }
}
