package io.streambus.testkit.junit;

import io.streambus.testkit.controlplane.binaries.Binaries;
import io.streambus.testkit.controlplane.binaries.BinariesOptions;
import io.streambus.testkit.controlplane.binaries.ControlPlaneProgram;
import io.streambus.testkit.controlplane.binaries.KubernetesVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** Provides the binaries in the directory layout that kube-api-test expects. */
final class KubeApiTestDirectory {

  private static final Set<ControlPlaneProgram> PROGRAMS =
      Set.of(
          ControlPlaneProgram.KUBE_APISERVER,
          ControlPlaneProgram.ETCD,
          ControlPlaneProgram.KUBECTL);

  private final Path root;

  KubeApiTestDirectory() {
    Binaries binaries = Binaries.provide(PROGRAMS, BinariesOptions.builder().build());
    try {
      root = Files.createTempDirectory("streambus-kube-api-test-");
      Path directory = root.resolve("k8s").resolve(version() + "-" + os() + "-" + architecture());
      Files.createDirectories(directory);
      for (ControlPlaneProgram program : PROGRAMS) {
        Files.createSymbolicLink(directory.resolve(program.executable()), binaries.path(program));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void delete() {
    try (Stream<Path> files = Files.walk(root)) {
      files.sorted(Comparator.reverseOrder()).forEach(KubeApiTestDirectory::delete);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path path) {
    try {
      Files.delete(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String path() {
    return root.toString();
  }

  /** Version of the API server without the leading {@code v}. */
  String version() {
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
}
