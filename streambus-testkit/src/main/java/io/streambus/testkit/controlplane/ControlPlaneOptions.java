package io.streambus.testkit.controlplane;

import io.streambus.testkit.controlplane.binaries.BinariesOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/** How a control plane is started. Every option has a default. */
@Value.Immutable
public interface ControlPlaneOptions {

  /** Where the programs come from. */
  @Value.Default
  default BinariesOptions binaries() {
    return BinariesOptions.builder().build();
  }

  /** How much runs: the whole. */
  @Value.Default
  default ControlPlaneProfile controlPlaneProfile() {
    return ControlPlaneProfile.WHOLE;
  }

  /** Whether requests are written down: they are. */
  @Value.Default
  default Auditing audit() {
    return Auditing.METADATA;
  }

  /** Whether etcd waits for the disk: it does not. Not for tests about losing data. */
  @Value.Default
  default Durability durability() {
    return Durability.PROCESS;
  }

  /**
   * Users beside {@link ControlPlane#ADMIN}, by name; {@link ControlPlane#OPERATOR} with all rights
   * by default. Names are DNS labels.
   */
  @Value.Default
  default Map<String, Access> users() {
    return Map.of(ControlPlane.OPERATOR, Access.CLUSTER_ADMIN);
  }

  /** How many simulated nodes there are: five, named {@code node-0} and so on. */
  @Value.Default
  default int nodes() {
    return 5;
  }

  /** Kwok stages beside the built-in ones, each a YAML document of kind {@code Stage}. */
  List<String> stages();

  /** Flags that are added to those of the API server, such as {@code --feature-gates=A=true}. */
  List<String> apiServerFlags();

  /**
   * Where data, credentials and logs are written. A folder named here is kept; by default a
   * temporary one is made and deleted at the end.
   */
  Optional<Path> workFolder();

  /** The bound on starting: one minute. */
  @Value.Default
  default Duration startTimeout() {
    return Duration.ofMinutes(1);
  }

  /** How long processes may take to end politely before they are killed: two seconds. */
  @Value.Default
  default Duration stopTimeout() {
    return Duration.ofSeconds(2);
  }

  /** A builder with the defaults above. */
  static ImmutableControlPlaneOptions.Builder builder() {
    return ImmutableControlPlaneOptions.builder();
  }
}
