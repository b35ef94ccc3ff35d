package io.streambus.api;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.streambus.api.schema.AllowedValues;
import io.streambus.api.schema.CrdModel;
import io.streambus.api.schema.ListMapKeys;
import io.streambus.api.values.ClusterPhase;
import io.streambus.api.values.ConditionType;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** What the operator observed. Written by the operator alone. */
@Value.Immutable
@CrdModel
@JsonSerialize(as = ImmutableStreamBusClusterStatus.class)
@JsonDeserialize(as = ImmutableStreamBusClusterStatus.class)
public interface StreamBusClusterStatus {

  /** Summary in one word. */
  @AllowedValues(ClusterPhase.class)
  Optional<String> phase();

  /** Observations by type. */
  @ListMapKeys("type")
  List<ClusterCondition> conditions();

  /** Number of broker pods that exist. */
  Optional<Integer> replicas();

  /** Number of brokers that accept clients. */
  Optional<Integer> readyReplicas();

  /** Number of broker pods that run the wanted revision. */
  Optional<Integer> updatedReplicas();

  /**
   * Number of further brokers that may fail before no leader can be chosen. Absent until all
   * brokers have run once.
   */
  Optional<Integer> toleratedFailures();

  /** Generation of the spec that this status was made for. */
  Optional<Long> observedGeneration();

  /** Version of StreamBus that the brokers are asked to run. */
  Optional<String> version();

  /** HOST:PORT of each broker. A topic lives on one broker alone, so clients need them all. */
  List<String> endpoints();

  /** Label selector of the broker pods, for the scale subresource. */
  Optional<String> selector();

  /** Paths of fields of the spec that ask for something that nobody enforces. */
  List<String> notEnforced();

  /**
   * Limits by tenant after defaults and overrides, of the first 100 tenants. The condition
   * TenantsSynced tells whether the brokers hold them.
   */
  @ListMapKeys("tenantId")
  List<TenantStatus> tenants();

  /** What the volumes of every broker are at least. Absent until all are there. */
  Optional<StorageStatus> storage();

  /** The certificate of the brokers, where TLS is on. */
  Optional<CertificateStatus> certificate();

  /** How far the restarts of the brokers are, while there are any to do. */
  Optional<RolloutStatus> rollout();

  /** The condition of a type, while it is there. */
  default Optional<ClusterCondition> condition(ConditionType type) {
    return conditions().stream().filter(found -> found.type().equals(type.value())).findFirst();
  }

  /** A builder with every field unset. */
  static ImmutableStreamBusClusterStatus.Builder builder() {
    return ImmutableStreamBusClusterStatus.builder();
  }
}
