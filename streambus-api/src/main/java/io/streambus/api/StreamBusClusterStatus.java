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

/** The observed state of a cluster. Only the operator writes it. */
@Value.Immutable
@CrdModel
@JsonSerialize(as = ImmutableStreamBusClusterStatus.class)
@JsonDeserialize(as = ImmutableStreamBusClusterStatus.class)
public interface StreamBusClusterStatus {

  /**
   * phase is a high-level summary of the state of the cluster.
   *
   * @return a high-level summary of the state of the cluster
   */
  @AllowedValues(ClusterPhase.class)
  Optional<String> phase();

  /**
   * conditions are the latest observations of the state of the cluster, by type.
   *
   * @return the latest observations of the state of the cluster, by type
   */
  @ListMapKeys("type")
  List<ClusterCondition> conditions();

  /**
   * replicas is the number of existing broker pods.
   *
   * @return the number of existing broker pods
   */
  Optional<Integer> replicas();

  /**
   * readyReplicas is the number of brokers that accept clients.
   *
   * @return the number of brokers that accept clients
   */
  Optional<Integer> readyReplicas();

  /**
   * updatedReplicas is the number of broker pods that run the target revision.
   *
   * @return the number of broker pods that run the target revision
   */
  Optional<Integer> updatedReplicas();

  /**
   * toleratedFailures is the number of additional brokers that can fail before no leader can be
   * elected. Absent until all brokers have run once.
   *
   * @return the number of additional brokers that can fail before no leader can be elected
   */
  Optional<Integer> toleratedFailures();

  /**
   * observedGeneration is the metadata.generation that this status is based on; -1 until the
   * operator has observed the cluster.
   *
   * @return the metadata.generation that this status is based on; -1 until the operator has
   *     observed the cluster
   */
  Optional<Long> observedGeneration();

  /**
   * version is the StreamBus version that the brokers are requested to run.
   *
   * @return the StreamBus version that the brokers are requested to run
   */
  Optional<String> version();

  /**
   * endpoints are the addresses of the brokers, as HOST:PORT. Each topic is stored on a single
   * broker, so clients need all of them.
   *
   * @return the addresses of the brokers, as HOST:PORT
   */
  List<String> endpoints();

  /**
   * selector is the label selector of the broker pods, used by the scale subresource.
   *
   * @return the label selector of the broker pods, used by the scale subresource
   */
  Optional<String> selector();

  /**
   * notEnforced lists the paths of spec fields that request something that is not enforced.
   *
   * @return the paths of spec fields that request something that is not enforced
   */
  List<String> notEnforced();

  /**
   * tenants are the effective limits of the first 100 tenants, after defaults and overrides. The
   * condition TenantsSynced reports whether the brokers have these limits.
   *
   * @return the effective limits of the first 100 tenants, after defaults and overrides
   */
  @ListMapKeys("tenantId")
  List<TenantStatus> tenants();

  /**
   * storage describes the minimum that the volumes of every broker provide. Absent until all
   * volumes exist.
   *
   * @return the minimum that the volumes of every broker provide
   */
  Optional<StorageStatus> storage();

  /**
   * certificate describes the certificate of the brokers if TLS is enabled.
   *
   * @return the certificate of the brokers if TLS is enabled
   */
  Optional<CertificateStatus> certificate();

  /**
   * rollout describes the progress of broker restarts. Absent if no restarts are pending.
   *
   * @return the progress of broker restarts
   */
  Optional<RolloutStatus> rollout();

  /**
   * {@return the condition of the given type if present}
   *
   * @param type the type of the condition
   */
  default Optional<ClusterCondition> condition(ConditionType type) {
    return conditions().stream().filter(found -> found.type().equals(type.value())).findFirst();
  }

  /** {@return a builder with all fields unset} */
  static ImmutableStreamBusClusterStatus.Builder builder() {
    return ImmutableStreamBusClusterStatus.builder();
  }
}
