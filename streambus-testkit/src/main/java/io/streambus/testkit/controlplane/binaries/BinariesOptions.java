package io.streambus.testkit.controlplane.binaries;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.immutables.value.Value;
import org.slf4j.LoggerFactory;

/** Sources of the binaries, and timeouts. Every option has a default. */
@Value.Immutable
public interface BinariesOptions {

  /** Directory that contains the executables; searched first. Not set by default. */
  Optional<Path> directory();

  /** Directory for downloads and builds. Defaults to {@code ~/.cache/streambus-testkit}. */
  @Value.Default
  default Path cacheDirectory() {
    return Path.of(System.getProperty("user.home"), ".cache", "streambus-testkit");
  }

  /** Kubernetes version. Defaults to {@link KubernetesVersion#selected()}. */
  @Value.Default
  default KubernetesVersion kubernetesVersion() {
    return KubernetesVersion.selected();
  }

  /** Sites that releases are downloaded from. Defaults to the official ones. */
  @Value.Default
  default ReleaseSites releaseSites() {
    return ReleaseSites.official();
  }

  /** Name or path of the Go command. Defaults to {@code go}. */
  @Value.Default
  default String goCommand() {
    return "go";
  }

  /** Timeouts of the sources. */
  @Value.Default
  default BinaryTimeouts timeouts() {
    return BinaryTimeouts.defaults();
  }

  /** Receives one line per step, with the elapsed seconds. By default, lines are logged. */
  @Value.Default
  default Consumer<String> progress() {
    return line -> LoggerFactory.getLogger(Binaries.class).atInfo().log(line);
  }

  /** Returns a builder with the defaults above. */
  static ImmutableBinariesOptions.Builder builder() {
    return ImmutableBinariesOptions.builder();
  }
}
