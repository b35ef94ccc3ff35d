package io.streambus.resources.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.collect.ImmutableList;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.streambus.api.schema.GoDuration;
import io.streambus.api.values.LogLevel;
import io.streambus.api.values.PauseLevel;
import io.streambus.api.values.PullPolicy;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import org.immutables.value.Value;

/**
 * A resolved cluster, the input of all builders: defaults applied, rules satisfied, quantities in
 * the canonical format of the API server. Only the resolver creates one from a custom resource.
 */
@Value.Immutable
public interface BrokerCluster {

  /** {@return the name of the cluster, a DNS-1035 label of at most 52 characters} */
  String name();

  /** {@return the namespace of all objects} */
  String namespace();

  /**
   * {@return the UID of the custom resource; absent if it is not stored, as in offline rendering}
   */
  Optional<String> uid();

  /** {@return the domain of the Kubernetes cluster, such as {@code cluster.local}} */
  String clusterDomain();

  /** {@return the number of brokers that are members of the Raft epoch, at least 1} */
  int replicas();

  /** {@return what names the cluster} */
  default ClusterIdentity identity() {
    return new ClusterIdentity(name(), namespace(), uid(), clusterDomain(), replicas());
  }

  /**
   * {@return whether all brokers are stopped, while the cluster retains its members and volumes}
   */
  @Value.Default
  default boolean stopped() {
    return false;
  }

  /** {@return the number of desired pods: all members, or none} */
  default int podCount() {
    return stopped() ? 0 : replicas();
  }

  /** {@return the image of the brokers} */
  BrokerImage image();

  /** {@return StreamBus version, a valid label value} */
  String version();

  /** {@return the feature level of that version} */
  BrokerFeatureLevel featureLevel();

  /** {@return ports of the brokers, all different} */
  BrokerPorts ports();

  /**
   * {@return the other ports of pods that still run, such as those of a former revision during a
   * rollout} NetworkPolicy and Services include them.
   */
  @Value.NaturalOrder
  SortedSet<BrokerPorts> formerPorts();

  /**
   * {@return whether ports or the host network of running brokers are retained instead of the
   * spec's}
   */
  @Value.Default
  default boolean networkRetained() {
    return false;
  }

  /** {@return the least severe level that is logged} */
  LogLevel logLevel();

  /** {@return whether brokers write an audit log; never true for a version without one} */
  boolean auditLog();

  /** {@return the configuration keys that the user adds, none of which are set by the operator} */
  Map<String, JsonNode> configOverrides();

  /**
   * {@return volumes of each broker that the spec requests, never smaller than {@link
   * #currentStorage}}
   */
  BrokerStorage desiredStorage();

  /** {@return volumes of each broker, as in the volume claim templates} */
  @Value.Default
  default BrokerStorage currentStorage() {
    return desiredStorage();
  }

  /**
   * {@return volumes of each broker that the spec requested when the claim templates were created}
   */
  @Value.Default
  default BrokerStorage requestedStorage() {
    return desiredStorage();
  }

  /** {@return how brokers are restarted} */
  RolloutSettings rollout();

  /** {@return whether volumes are being expanded, to be followed by the volume claim templates} */
  default boolean isResizing() {
    return !currentStorage().equals(desiredStorage());
  }

  /** {@return what happens to PersistentVolumeClaims that no broker uses any longer} */
  ClaimRetention claimRetention();

  /**
   * {@return the number of the current Raft epoch, starting at 1} The members of an epoch are
   * immutable, so a different number of brokers requires a new epoch.
   */
  int raftEpochNumber();

  /** {@return the current Raft epoch with its members} */
  default RaftEpoch raftEpoch() {
    return new RaftEpoch(raftEpochNumber(), replicas());
  }

  /**
   * {@return the Raft epoch recorded on the claim template of the Raft volumes, which is as
   * immutable as the StatefulSet; absent if none is recorded}
   */
  Optional<RaftEpoch> claimTemplateEpoch();

  /** {@return the CPU and memory of each broker} */
  ResourceRequirements resources();

  /** {@return the scheduling constraints of the pods} */
  Placement placement();

  /** {@return the metadata and security settings of the pods} */
  PodSettings pod();

  /** {@return the ServiceAccount of the pods} */
  ServiceAccountSource serviceAccount();

  /** {@return the TLS for client connections} */
  Tls tls();

  /** {@return the network access to the brokers; absent if unrestricted} */
  Optional<NetworkAccess> networkAccess();

  /** {@return metrics settings of the cluster} */
  MetricsSettings metrics();

  /** {@return tenants of the cluster} */
  Tenancy tenancy();

  /** {@return the partial pod template that is merged into the one of the operator} */
  Map<String, JsonNode> podTemplate();

  /**
   * {@return the digest of everything that determines the pod template except the operator version;
   * absent if the custom resource is not stored}
   */
  Optional<String> templateInputs();

  /** {@return the Pod template of an earlier operator version, if it is retained} */
  Optional<RetainedTemplate> retainedTemplate();

  /** {@return which part of the reconciliation is paused} */
  PauseLevel pause();

  /** {@return the optional kinds whose API is installed} */
  Set<OptionalKind> availableKinds();

  /** {@return the broker configuration, computed once per instance} */
  @Value.Lazy
  default BrokerConfig config() {
    return retainedTemplate().map(RetainedTemplate::config).orElseGet(() -> BrokerConfig.of(this));
  }

  /** {@return ports of the proxies, computed once per instance; relevant only if TLS is enabled} */
  @Value.Lazy
  default ProxyPorts proxyPorts() {
    return ProxyPorts.allocate(ports());
  }

  /**
   * {@return the configuration of the proxies, computed once per instance; absent if TLS is
   * disabled}
   */
  @Value.Lazy
  default Optional<ProxyConfig> proxyConfig() {
    return retainedTemplate()
        .map(RetainedTemplate::proxyConfig)
        .orElseGet(() -> tls().enabled().map(tls -> ProxyConfig.of(this, tls)));
  }

  /** {@return a builder with all fields unset} */
  static ImmutableBrokerCluster.Builder builder() {
    return ImmutableBrokerCluster.builder();
  }

  /**
   * Image of the brokers.
   *
   * @param reference repository with tag or digest, as the spec or the defaults name it: without
   *     the registry if that is the one of the container runtime, usually {@code docker.io}
   * @param pullPolicy image pull policy
   * @param pullSecrets names of Secrets with registry credentials
   */
  record BrokerImage(String reference, PullPolicy pullPolicy, ImmutableList<String> pullSecrets) {}

  /**
   * How brokers are restarted during a rollout.
   *
   * @param inPlace whether a change of images only restarts containers within their pods
   * @param minReadySeconds how long a broker must be ready before the next one is restarted
   */
  record RolloutSettings(boolean inPlace, int minReadySeconds) {}

  /**
   * Metrics settings of a cluster.
   *
   * @param enabled whether metrics are offered for scraping, and exported by the operator
   * @param serviceMonitor whether to create a ServiceMonitor; never true without {@code enabled}
   * @param interval at which brokers are scraped and polled by the operator; a valid duration
   * @param perTenant whether the operator exports usage and limits per tenant
   */
  record MetricsSettings(
      boolean enabled, boolean serviceMonitor, GoDuration interval, boolean perTenant) {}
}
