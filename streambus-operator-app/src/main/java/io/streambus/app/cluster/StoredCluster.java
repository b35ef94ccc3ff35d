package io.streambus.app.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import io.streambus.api.ClusterCondition;
import io.streambus.api.StreamBusCluster;
import io.streambus.api.StreamBusClusterStatus;
import io.streambus.api.values.ConditionType;
import io.streambus.operator.kubernetes.KubernetesTimestamps;
import io.streambus.resources.membership.ScaleRequest;
import java.time.Instant;
import java.util.Optional;

/**
 * A cluster as the API server stores it.
 *
 * @param document the whole object
 * @param cluster the object as this version of the program knows it
 */
public record StoredCluster(JsonNode document, StreamBusCluster cluster) {

  /** Name of the cluster. */
  public String name() {
    return cluster.getMetadata().getName();
  }

  /** Namespace of the cluster. */
  public String namespace() {
    return cluster.getMetadata().getNamespace();
  }

  /** {@code NAMESPACE/NAME}. */
  public String namespacedName() {
    return namespace() + "/" + name();
  }

  /** Requested number of brokers. */
  public int replicas() {
    return ScaleRequest.of(cluster).members();
  }

  /** The status; all of its fields are unset before the first reconciliation. */
  public StreamBusClusterStatus status() {
    return Optional.ofNullable(cluster.getStatus())
        .orElseGet(() -> StreamBusClusterStatus.builder().build());
  }

  /** The phase; {@code Pending} before the first reconciliation. */
  public String phase() {
    return status().phase().orElse("Pending");
  }

  /** A condition of the status. */
  public Optional<ClusterCondition> condition(ConditionType type) {
    return status().condition(type);
  }

  /** Whether a condition is present and true. */
  public boolean is(ConditionType type) {
    return condition(type).filter(each -> each.status().equals("True")).isPresent();
  }

  /** Whether the status belongs to the current spec. */
  public boolean isObserved() {
    return status()
        .observedGeneration()
        .equals(Optional.ofNullable(cluster.getMetadata().getGeneration()));
  }

  /** Whether it ceases to exist as soon as its finalizers are removed. */
  public boolean isBeingDeleted() {
    return cluster.getMetadata().getDeletionTimestamp() != null;
  }

  /** An annotation of the cluster. */
  public Optional<String> annotation(String key) {
    return Optional.ofNullable(cluster.getMetadata().getAnnotations())
        .flatMap(annotations -> Optional.ofNullable(annotations.get(key)));
  }

  /** Creation time; empty if it is not a time. */
  public Optional<Instant> createdAt() {
    return KubernetesTimestamps.parse(cluster.getMetadata().getCreationTimestamp());
  }
}
