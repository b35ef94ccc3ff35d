package io.streambus.resources.model;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.streambus.api.values.LogLevel;
import io.streambus.api.values.PauseLevel;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.immutables.value.Value;

/**
 * A cluster as the builders take it: every default filled, every rule kept, quantities spelled as
 * an API server spells them. Only the resolver makes one from what a user wrote.
 */
@Value.Immutable
public interface BrokerCluster {

  /** Name, a DNS-1035 label of at most 52 characters. */
  String name();

  /** Namespace of every object. */
  String namespace();

  /** UID of the custom resource; absent where it was never stored, as in an offline rendering. */
  Optional<String> uid();

  /** Domain of the Kubernetes cluster, such as {@code cluster.local}. */
  String clusterDomain();

  /** Number of brokers that are members of the Raft log, at least 1. */
  int replicas();

  /** Whether no broker shall run, though the cluster has its members and their volumes. */
  @Value.Default
  default boolean stopped() {
    return false;
  }

  /** Number of brokers that shall run: all members, or none. */
  default int podCount() {
    return stopped() ? 0 : replicas();
  }

  /** The image. */
  BrokerImage image();

  /** Version of StreamBus, a valid label value. */
  String version();

  /** What brokers of that version can do. */
  BrokerFeatureLevel featureLevel();

  /** The ports, three different ones. */
  BrokerPorts ports();

  /** Least severe level that is logged. */
  LogLevel logLevel();

  /** Whether brokers record each request; never with a version that cannot. */
  boolean auditLog();

  /**
   * Keys for the configuration file that the user adds. None of the operator's own is among them.
   */
  Map<String, JsonNode> configOverrides();

  /** The volumes of each broker as the claim templates have them. */
  BrokerStorage storage();

  /** How brokers restart. */
  RolloutSettings rollout();

  /** What the volumes of each broker shall come to; nowhere smaller than {@link #storage}. */
  @Value.Default
  default BrokerStorage storageGoal() {
    return storage();
  }

  /** Whether volumes get larger, and the claim templates after them. */
  default boolean isResized() {
    return !storage().equals(storageGoal());
  }

  /** What becomes of claims that no broker uses any more. */
  ClaimRetention claimRetention();

  /**
   * Number of the Raft log that is in use, from 1. The members of a log are fixed for its life, so
   * another number of brokers needs another log.
   */
  int raftEpochNumber();

  /** The log that is in use, with its members. */
  default RaftEpoch raftEpoch() {
    return new RaftEpoch(raftEpochNumber(), replicas());
  }

  /**
   * The log that the claim template of the Raft volumes names, which is fixed with the StatefulSet;
   * absent where it names none.
   */
  Optional<RaftEpoch> raftTemplate();

  /** CPU and memory of each broker. */
  ResourceRequirements resources();

  /** Where pods may run. */
  Placement placement();

  /** How pods are shown and confined. */
  PodSettings pod();

  /** As whom pods run. */
  BrokerAccount serviceAccount();

  /** Encryption of client connections. */
  Tls tls();

  /** Who may connect; absent for everybody. */
  Optional<NetworkAccess> networkAccess();

  /** Metrics of the cluster. */
  MetricsSettings metrics();

  /** The tenants. */
  Tenancy tenancy();

  /** A part of a pod template that is laid over the one of the operator. */
  Map<String, JsonNode> podTemplate();

  /**
   * Digest of what a user and the environment want of the pods, which no version of the operator
   * changes; absent where the custom resource was never stored.
   */
  Optional<String> templateInputs();

  /** The pod template of a former version of the operator, where it stays in force. */
  Optional<RetainedTemplate> retainedTemplate();

  /** How much of the work on the cluster is paused. */
  PauseLevel pause();

  /** Optional kinds whose API is installed. */
  Set<OptionalKind> availableKinds();

  /** The configuration file, made once for each value of this type. */
  @Value.Lazy
  default BrokerConfig config() {
    return retainedTemplate().map(RetainedTemplate::config).orElseGet(() -> BrokerConfig.of(this));
  }

  /** The ports of the proxies, made once; they count where TLS is on. */
  @Value.Lazy
  default ProxyPorts proxyPorts() {
    return ProxyPorts.beside(ports());
  }

  /** What proxies are started with, made once; absent where TLS is off. */
  @Value.Lazy
  default Optional<ProxyConfig> proxyConfig() {
    return retainedTemplate()
        .map(RetainedTemplate::proxyConfig)
        .orElseGet(() -> tls().on().map(on -> ProxyConfig.of(this, on)));
  }

  /** A builder with every field unset. */
  static ImmutableBrokerCluster.Builder builder() {
    return ImmutableBrokerCluster.builder();
  }
}
