package io.streambus.testkit.junit;

import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import io.fabric8.kubeapitest.KubeAPIServer;
import io.fabric8.kubeapitest.KubeAPIServerConfigBuilder;
import io.fabric8.kubernetes.client.Config;
import io.streambus.testkit.controlplane.ControlPlane;
import io.streambus.testkit.controlplane.binaries.Binaries;
import io.streambus.testkit.controlplane.binaries.BinariesOptions;
import io.streambus.testkit.controlplane.binaries.ControlPlaneProgram;
import io.streambus.testkit.controlplane.binaries.KubernetesVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** An API server and its etcd, run by kube-api-test. */
final class KubeApiTestServer implements TestServer {

  private static final Set<ControlPlaneProgram> PROGRAMS =
      Set.of(
          ControlPlaneProgram.KUBE_APISERVER,
          ControlPlaneProgram.ETCD,
          ControlPlaneProgram.KUBECTL);

  private final Path directory = provideBinaries();
  private final KubeAPIServer server;

  KubeApiTestServer() {
    server =
        new KubeAPIServer(
            KubeAPIServerConfigBuilder.anAPIServerConfig()
                .withTestDir(directory.toString())
                .withApiServerVersion(version())
                .withOfflineMode(true)
                .build());
    server.start();
  }

  /** Provides the binaries in the directory layout that kube-api-test expects. */
  private static Path provideBinaries() {
    Binaries binaries = Binaries.provide(PROGRAMS, BinariesOptions.builder().build());
    try {
      Path root = Files.createTempDirectory("streambus-kube-api-test-");
      Path layout = root.resolve("k8s").resolve(version() + "-" + os() + "-" + architecture());
      Files.createDirectories(layout);
      for (ControlPlaneProgram program : PROGRAMS) {
        Files.createSymbolicLink(layout.resolve(program.executable()), binaries.path(program));
      }
      return root;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Version of the API server without the leading {@code v}. */
  private static String version() {
    return KubernetesVersion.selected().number();
  }

  private static String os() {
    return System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("mac")
        ? "darwin"
        : "linux";
  }

  private static String architecture() {
    return switch (System.getProperty("os.arch")) {
      case "aarch64", "arm64" -> "arm64";
      default -> "amd64";
    };
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
    try {
      MoreFiles.deleteRecursively(directory, RecursiveDeleteOption.ALLOW_INSECURE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
