package io.streambus.testkit.junit;

/** Behind {@link ApiServerTest}. */
final class ApiServerExtension extends EnvironmentExtension {

  @Override
  TestServer startServer() {
    return new KubeApiTestServer();
  }
}
