package io.streambus.testkit.junit;

import io.fabric8.kubeapitest.KubeAPIServer;
import io.fabric8.kubeapitest.KubeAPIServerConfigBuilder;
import io.fabric8.kubernetes.client.Config;
import io.streambus.testkit.binaries.Binaries;
import io.streambus.testkit.binaries.BinariesOptions;
import io.streambus.testkit.binaries.Program;
import io.streambus.testkit.controlplane.ControlPlane;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/** An API server with its etcd, run by kube-api-test. */
final class KubeApiTestServer implements TestServer {

  private final KubeAPIServer server;

  KubeApiTestServer() {
    Binaries binaries =
        Binaries.provide(
            Set.of(Program.KUBE_APISERVER, Program.ETCD, Program.KUBECTL),
            BinariesOptions.builder().build());
    Path versionFolder = parent(binaries.path(Program.KUBE_APISERVER));
    server =
        new KubeAPIServer(
            KubeAPIServerConfigBuilder.anAPIServerConfig()
                // kube-api-test wants FOLDER/k8s/VERSION-OS-ARCH, which is how our cache looks.
                .withTestDir(parent(parent(versionFolder)).toString())
                .withApiServerVersion(version(versionFolder))
                .withOfflineMode(true)
                .build());
    server.start();
  }

  @Override
  public Config admin() {
    return Config.fromKubeconfig(server.getKubeConfigYaml());
  }

  @Override
  public Config operator() {
    return admin();
  }

  @Override
  public String logs() {
    return "kube-api-test writes the logs of its server to the log of the test";
  }

  @Override
  public Optional<ControlPlane> controlPlane() {
    return Optional.empty();
  }

  @Override
  public void close() {
    server.stop();
  }
}
