package io.streambus.testkit.controlplane.binaries;

import io.streambus.api.stability.PublicApi;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.immutables.value.Value;
import org.slf4j.LoggerFactory;

/** Sources of the binaries, and timeouts. Every option has a default. */
@Value.Immutable
@PublicApi
public interface BinariesOptions {

  /** {@return the directory that contains the executables; searched first} Not set by default. */
  Optional<Path> directory();

  /**
   * {@return the directory for downloads and builds} Defaults to {@code
   * ~/.cache/streambus-testkit}.
   */
  @Value.Default
  default Path cacheDirectory() {
    return Path.of(System.getProperty("user.home"), ".cache", "streambus-testkit");
  }

  /** {@return the Kubernetes version} Defaults to {@link KubernetesVersion#selected()}. */
  @Value.Default
  default KubernetesVersion kubernetesVersion() {
    return KubernetesVersion.selected();
  }

  /** {@return the sites that releases are downloaded from} Defaults to the official ones. */
  @Value.Default
  default ReleaseSites releaseSites() {
    return ReleaseSites.official();
  }

  /**
   * {@return the hashes of the releases that can be downloaded} Defaults to {@link
   * ReleaseHashes#pinned()}.
   */
  @Value.Default
  default ReleaseHashes releaseHashes() {
    return ReleaseHashes.pinned();
  }

  /** {@return the name or path of the Go command} Defaults to {@code go}. */
  @Value.Default
  default String goCommand() {
    return "go";
  }

  /** {@return the timeouts of the sources} */
  @Value.Default
  default BinaryTimeouts timeouts() {
    return BinaryTimeouts.defaults();
  }

  /**
   * {@return what receives one line per step, with the elapsed seconds} By default, lines are
   * logged.
   */
  @Value.Default
  default Consumer<String> progress() {
    return line -> LoggerFactory.getLogger(Binaries.class).atInfo().log(line);
  }

  /** {@return a builder with the defaults above} */
  static ImmutableBinariesOptions.Builder builder() {
    return ImmutableBinariesOptions.builder();
  }

  /**
   * Timeouts of the sources of binaries.
   *
   * @param connect maximum time to connect to a release site; short, so that a machine without
   *     network access falls back quickly
   * @param download maximum time to download one file
   * @param build maximum time to build one program
   */
  record BinaryTimeouts(Duration connect, Duration download, Duration build) {

    /** {@return the defaults: 5 seconds, 10 minutes and 60 minutes} */
    public static BinaryTimeouts defaults() {
      return new BinaryTimeouts(
          Duration.ofSeconds(5), Duration.ofMinutes(10), Duration.ofMinutes(60));
    }
  }

  /**
   * URLs of sites that publish releases, without a trailing slash.
   *
   * @param kubernetes serves {@code /release/VERSION/bin/OS/ARCH/NAME}
   * @param github serves {@code /OWNER/NAME/releases/download/VERSION/FILE}
   */
  record ReleaseSites(URI kubernetes, URI github) {

    /** {@return the official sites} */
    public static ReleaseSites official() {
      return new ReleaseSites(URI.create("https://dl.k8s.io"), URI.create("https://github.com"));
    }
  }
}
