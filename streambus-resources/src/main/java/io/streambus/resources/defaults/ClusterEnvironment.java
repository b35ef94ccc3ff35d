package io.streambus.resources.defaults;

import io.streambus.resources.model.OptionalKind;
import io.streambus.resources.model.Platform;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.immutables.value.Value;

/** What defaults depend on besides the spec. */
@Value.Immutable
public interface ClusterEnvironment {

  /** Domain of the Kubernetes cluster. */
  String clusterDomain();

  /** What the pods run on. */
  Platform platform();

  /** Namespace of the operator; empty if it runs outside of the cluster. */
  Optional<String> operatorNamespace();

  /** Optional kinds whose API is installed. */
  Set<OptionalKind> availableKinds();

  /** Restart annotations of the existing pod template. */
  Map<String, String> restartAnnotations();

  /** Returns a builder with all fields unset. */
  static ImmutableClusterEnvironment.Builder builder() {
    return ImmutableClusterEnvironment.builder();
  }
}
