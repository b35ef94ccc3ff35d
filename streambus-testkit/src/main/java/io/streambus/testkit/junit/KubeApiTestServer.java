package io.streambus.testkit.junit;

import io.fabric8.kubeapitest.KubeAPIServer;
import io.fabric8.kubeapitest.KubeAPIServerConfigBuilder;
import io.fabric8.kubernetes.client.Config;
import io.streambus.testkit.controlplane.ControlPlane;
import java.util.Optional;

/** An API server and its etcd, run by kube-api-test. */
final class KubeApiTestServer implements TestServer {

  private final KubeApiTestDirectory directory = new KubeApiTestDirectory();
  private final KubeAPIServer server;

  KubeApiTestServer() {
    server =
        new KubeAPIServer(
            KubeAPIServerConfigBuilder.anAPIServerConfig()
                .withTestDir(directory.path())
                .withApiServerVersion(directory.version())
                .withOfflineMode(true)
                .build());
    server.start();
  }

  @Override
  public Config adminConfig() {
    return Config.fromKubeconfig(server.getKubeConfigYaml());
  }

  @Override
  public Config operatorConfig() {
    return adminConfig();
  }

  @Override
  public String logs() {
    return "kube-api-test writes the server logs to the log of the test";
  }

  @Override
  public Optional<ControlPlane> controlPlane() {
    return Optional.empty();
  }

  @Override
  public void close() {
    server.stop();
    directory.delete();
  }
}
