package io.streambus.testkit.controlplane.binaries;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.immutables.value.Value;
import org.slf4j.LoggerFactory;

/** Where programs may come from and how long that may take. Every option has a default. */
@Value.Immutable
public interface BinariesOptions {

  /** A folder with the executables side by side; looked at first. Not set by default. */
  Optional<Path> folder();

  /** Where what was downloaded or built is kept: {@code ~/.cache/streambus-testkit}. */
  @Value.Default
  default Path cache() {
    return Path.of(System.getProperty("user.home"), ".cache", "streambus-testkit");
  }

  /** The official release sites. */
  @Value.Default
  default ReleaseSites sites() {
    return ReleaseSites.official();
  }

  /** The Go command, by name or path: {@code go}. */
  @Value.Default
  default String goCommand() {
    return "go";
  }

  /** The bounds of each way. */
  @Value.Default
  default BinaryTimeouts timeouts() {
    return BinaryTimeouts.defaults();
  }

  /** Gets one line per step, with the elapsed seconds. By default they are logged. */
  @Value.Default
  default Consumer<String> progress() {
    return line -> LoggerFactory.getLogger(Binaries.class).atInfo().log(line);
  }

  /** A builder with the defaults above. */
  static ImmutableBinariesOptions.Builder builder() {
    return ImmutableBinariesOptions.builder();
  }
}
