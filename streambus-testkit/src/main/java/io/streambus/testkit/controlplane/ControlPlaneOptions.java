package io.streambus.testkit.controlplane;

import io.streambus.testkit.controlplane.binaries.BinariesOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/** Options for starting a control plane. Every option has a default. */
@Value.Immutable
public interface ControlPlaneOptions {

  /** {@return where the binaries come from} */
  @Value.Default
  default BinariesOptions binaries() {
    return BinariesOptions.builder().build();
  }

  /** {@return which components run} Defaults to {@link ControlPlaneProfile#FULL}. */
  @Value.Default
  default ControlPlaneProfile profile() {
    return ControlPlaneProfile.FULL;
  }

  /**
   * {@return the IP address that the API server listens on} Defaults to {@code 127.0.0.1}. Another
   * address is also published as the endpoint of the Service {@code kubernetes}, so that pods can
   * connect. The other processes always listen on the loopback interface only.
   */
  @Value.Default
  default String address() {
    return "127.0.0.1";
  }

  /** {@return whether requests are logged} Defaults to {@link Auditing#METADATA}. */
  @Value.Default
  default Auditing auditing() {
    return Auditing.METADATA;
  }

  /**
   * {@return whether etcd flushes writes to disk} Defaults to {@link Durability#PROCESS}, which is
   * not suitable for tests of data loss.
   */
  @Value.Default
  default Durability durability() {
    return Durability.PROCESS;
  }

  /**
   * {@return users in addition to {@link ControlPlane#ADMIN}, by name} Defaults to {@link
   * ControlPlane#OPERATOR} with {@link Access#OPERATOR}. Names must be DNS labels.
   */
  @Value.Default
  default Map<String, Access> users() {
    return Map.of(ControlPlane.OPERATOR, Access.OPERATOR);
  }

  /**
   * {@return the number of simulated nodes, which are named {@code node-0} and so on} Defaults to
   * five.
   */
  @Value.Default
  default int nodeCount() {
    return 5;
  }

  /**
   * {@return kwok stages in addition to the built-in ones, each a YAML document of kind {@code
   * Stage}}
   */
  List<String> kwokStages();

  /** {@return additional flags of the API server, such as {@code --feature-gates=A=true}} */
  List<String> apiServerFlags();

  /**
   * {@return the directory for data, credentials and logs} A directory that is set here is not
   * deleted. Defaults to a temporary directory that is deleted on close.
   */
  Optional<Path> workDirectory();

  /** {@return the maximum time to start} Defaults to one minute. */
  @Value.Default
  default Duration startTimeout() {
    return Duration.ofMinutes(1);
  }

  /** {@return the grace period of processes before they are killed} Defaults to two seconds. */
  @Value.Default
  default Duration stopTimeout() {
    return Duration.ofSeconds(2);
  }

  /** {@return a builder with the defaults above} */
  static ImmutableControlPlaneOptions.Builder builder() {
    return ImmutableControlPlaneOptions.builder();
  }

  /** Whether the API server logs the requests that it receives. */
  enum Auditing {
    /** No audit log; {@link ControlPlane#auditLog()} is empty. */
    NONE,

    /** One entry per request, without request bodies. */
    METADATA
  }

  /** Durability of writes that etcd has acknowledged. */
  enum Durability {
    /** Acknowledged writes survive a crash of the process but not of the machine. Fast. */
    PROCESS,

    /** Acknowledged writes are on disk, as in production. */
    DISK
  }

  /** Permissions that a user has from the start. */
  enum Access {
    /** Full permissions, through a ClusterRoleBinding to {@code cluster-admin}. */
    CLUSTER_ADMIN,

    /**
     * The permissions that the operator needs in all namespaces, and no others, through a
     * ClusterRole that is built from {@link io.streambus.operator.permissions.OperatorPermissions}.
     */
    OPERATOR,

    /** Only the permissions of every authenticated user; the caller creates the role bindings. */
    NONE
  }
}
