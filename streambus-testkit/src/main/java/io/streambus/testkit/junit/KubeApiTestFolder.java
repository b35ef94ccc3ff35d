package io.streambus.testkit.junit;

import io.streambus.testkit.binaries.Binaries;
import io.streambus.testkit.binaries.BinariesOptions;
import io.streambus.testkit.binaries.Program;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** The programs in the folders in which kube-api-test looks for them. */
final class KubeApiTestFolder {

  private static final Set<Program> PROGRAMS =
      Set.of(Program.KUBE_APISERVER, Program.ETCD, Program.KUBECTL);

  private final Path root;

  KubeApiTestFolder() {
    Binaries binaries = Binaries.provide(PROGRAMS, BinariesOptions.builder().build());
    try {
      root = Files.createTempDirectory("streambus-kube-api-test-");
      Path folder = root.resolve("k8s").resolve(version() + "-" + os() + "-" + architecture());
      Files.createDirectories(folder);
      for (Program program : PROGRAMS) {
        Files.createSymbolicLink(folder.resolve(program.executable()), binaries.path(program));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void delete() {
    try (Stream<Path> files = Files.walk(root)) {
      files.sorted(Comparator.reverseOrder()).forEach(KubeApiTestFolder::delete);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path file) {
    try {
      Files.delete(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String path() {
    return root.toString();
  }

  /** Without the letter v. */
  String version() {
    return Program.KUBE_APISERVER.version().substring(1);
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
