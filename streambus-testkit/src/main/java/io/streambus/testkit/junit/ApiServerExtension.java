package io.streambus.testkit.junit;

/** Implements {@link ApiServerTest}. */
final class ApiServerExtension extends EnvironmentExtension {

  @Override
  TestServer startServer() {
    return new KubeApiTestServer();
  }
}
