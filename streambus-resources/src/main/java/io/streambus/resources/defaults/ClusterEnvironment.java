package io.streambus.resources.defaults;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.streambus.resources.model.OptionalKind;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What defaults depend on besides the spec.
 *
 * @param clusterDomain domain of the Kubernetes cluster
 * @param operatorNamespace namespace of the operator; empty if it runs outside of the cluster
 * @param availableKinds optional kinds whose API is installed
 * @param restartAnnotations restart annotations of the existing pod template
 */
public record ClusterEnvironment(
    String clusterDomain,
    Optional<String> operatorNamespace,
    Set<OptionalKind> availableKinds,
    Map<String, String> restartAnnotations) {

  /** Copies the set and the map. */
  public ClusterEnvironment {
    availableKinds = ImmutableSet.copyOf(availableKinds);
    restartAnnotations = ImmutableMap.copyOf(restartAnnotations);
  }
}
