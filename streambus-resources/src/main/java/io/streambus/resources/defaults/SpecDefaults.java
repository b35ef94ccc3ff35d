package io.streambus.resources.defaults;

import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.streambus.api.ClusterAnnotations;
import io.streambus.api.ClusterNames;
import io.streambus.api.StreamBusCluster;
import io.streambus.api.StreamBusClusterSpec;
import io.streambus.api.spec.ConfigSpec;
import io.streambus.api.spec.RolloutSpec;
import io.streambus.api.values.PauseLevel;
import io.streambus.resources.model.Annotations;
import io.streambus.resources.model.BrokerCluster;
import io.streambus.resources.model.BrokerCluster.RolloutSettings;
import io.streambus.resources.model.BrokerFeatureLevel;
import io.streambus.resources.model.BrokerPorts;
import io.streambus.resources.model.ServiceAccountSource;
import java.util.Optional;

/** Resolves absent fields of a valid spec to their defaults. The CRD declares the same defaults. */
public final class SpecDefaults {

  private static final int REPLICAS = 3;
  private static final int CLIENT_PORT = 9092;
  private static final int HTTP_PORT = 8081;
  private static final int RAFT_PORT = 9093;

  /** A restarted broker needs several seconds until its peers communicate with it again. */
  private static final int MIN_READY_SECONDS = 10;

  private static final ConfigSpec EMPTY_CONFIG = ConfigSpec.builder().build();
  private static final StreamBusClusterSpec EMPTY_SPEC = StreamBusClusterSpec.builder().build();

  private SpecDefaults() {}

  /** Returns the spec, or an empty one if it is absent. */
  public static StreamBusClusterSpec specOf(StreamBusCluster cluster) {
    return Optional.ofNullable(cluster.getSpec()).orElse(EMPTY_SPEC);
  }

  public static BrokerCluster apply(
      ObjectMeta metadata, StreamBusClusterSpec spec, ClusterEnvironment environment) {
    String name = metadata.getName();
    ConfigSpec config = spec.config().orElse(EMPTY_CONFIG);
    return BrokerCluster.builder()
        .name(name)
        .namespace(metadata.getNamespace())
        .uid(Optional.ofNullable(metadata.getUid()))
        .clusterDomain(environment.clusterDomain())
        .replicas(replicas(spec))
        .image(ImageDefaults.image(spec, environment))
        .version(ImageDefaults.version(spec, environment))
        .featureLevel(BrokerFeatureLevel.of(ImageDefaults.version(spec, environment)))
        .ports(ports(config))
        .logLevel(ObservabilityDefaults.logLevel(spec))
        .auditLog(ObservabilityDefaults.auditLog(spec, environment))
        .configOverrides(config.overrides())
        .desiredStorage(StorageDefaults.storage(spec))
        .claimRetention(StorageDefaults.retention(spec))
        .rollout(rollout(spec))
        .raftEpochNumber(1)
        .resources(ResourceDefaults.resources(spec))
        .placement(PodDefaults.placement(name, spec))
        .pod(PodDefaults.pod(metadata, spec, environment))
        .serviceAccount(serviceAccount(name, spec))
        .tls(TlsDefaults.tls(name, spec, environment))
        .networkAccess(NetworkDefaults.access(spec, environment))
        .metrics(ObservabilityDefaults.metrics(spec))
        .tenancy(TenancyDefaults.tenancy(spec))
        .podTemplate(spec.podTemplate())
        .availableKinds(environment.availableKinds())
        .pause(pause(metadata))
        .build();
  }

  public static int replicas(StreamBusClusterSpec spec) {
    return spec.replicas().orElse(REPLICAS);
  }

  private static PauseLevel pause(ObjectMeta metadata) {
    return Optional.ofNullable(
            Annotations.of(metadata).get(ClusterAnnotations.PAUSE_RECONCILIATION))
        .flatMap(text -> SpecValues.find(PauseLevel.class, text))
        .orElse(PauseLevel.NONE);
  }

  public static BrokerPorts ports(ConfigSpec config) {
    return new BrokerPorts(
        config.port().orElse(CLIENT_PORT),
        config.httpPort().orElse(HTTP_PORT),
        config.grpcPort().orElse(RAFT_PORT));
  }

  private static ServiceAccountSource serviceAccount(String cluster, StreamBusClusterSpec spec) {
    return spec.serviceAccountName()
        .<ServiceAccountSource>map(ServiceAccountSource.UserProvided::new)
        .orElseGet(
            () -> new ServiceAccountSource.OperatorOwned(ClusterNames.serviceAccount(cluster)));
  }

  private static RolloutSettings rollout(StreamBusClusterSpec spec) {
    return new RolloutSettings(
        spec.rollout().flatMap(RolloutSpec::inPlace).orElse(true),
        spec.rollout().flatMap(RolloutSpec::minReadySeconds).orElse(MIN_READY_SECONDS));
  }
}
