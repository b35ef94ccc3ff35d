package io.streambus.testkit.controlplane.binaries;

import io.streambus.testkit.controlplane.binaries.BinariesOptions.BinaryTimeouts;
import io.streambus.testkit.controlplane.binaries.BinariesOptions.ReleaseSites;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A temporary home directory, unreachable release sites, and a Go command that does not exist. */
final class BinaryFixture {

  static final Platform LINUX = new Platform("linux", "amd64");

  static final KubernetesVersion NEWEST = KubernetesVersion.pinned().get(0);

  private static final URI UNREACHABLE = URI.create("http://127.0.0.1:1");

  final List<String> progress = new CopyOnWriteArrayList<>();
  private final Path home;

  BinaryFixture(Path home) {
    this.home = home;
  }

  ImmutableBinariesOptions.Builder options() {
    return BinariesOptions.builder()
        .cacheDirectory(home.resolve("cache"))
        .kubernetesVersion(NEWEST)
        .releaseSites(new ReleaseSites(UNREACHABLE, UNREACHABLE))
        .goCommand(home.resolve("no-go").toString())
        .timeouts(
            new BinaryTimeouts(
                Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(20)))
        .progress(progress::add);
  }

  CacheLayout cache() {
    return cache(NEWEST);
  }

  CacheLayout cache(KubernetesVersion kubernetes) {
    return new CacheLayout(home.resolve("cache"), LINUX, kubernetes);
  }

  /**
   * Creates a program that replaces the Go command. {@code $out} is the path that it must write to.
   */
  String fakeGo(String script) {
    Path go = home.resolve("fake-go");
    executable(
        go,
        """
        #!/bin/sh
        echo "$@" >> "%1$s/go-calls"
        while [ "$1" != "-o" ]; do shift; done
        out="$2"
        %2$s
        """
            .formatted(home, script));
    return go.toString();
  }

  List<String> goCalls() throws IOException {
    Path calls = home.resolve("go-calls");
    return Files.exists(calls) ? Files.readAllLines(calls) : List.of();
  }

  static Path executable(Path file, String content) {
    try {
      Files.createDirectories(file.resolveSibling(""));
      Files.writeString(file, content);
      if (!file.toFile().setExecutable(true)) {
        throw new IOException("Cannot make executable: " + file);
      }
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
