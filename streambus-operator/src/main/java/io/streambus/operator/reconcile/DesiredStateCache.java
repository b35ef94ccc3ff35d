package io.streambus.operator.reconcile;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.streambus.api.ClusterAnnotations;
import io.streambus.api.StreamBusCluster;
import io.streambus.operator.kubernetes.ReconcileEnvironment;
import io.streambus.operator.scaling.MembershipReader;
import io.streambus.operator.snapshot.ClusterSnapshot;
import io.streambus.resources.ClusterInputs;
import io.streambus.resources.ImmutableClusterInputs;
import io.streambus.resources.Resolution;
import io.streambus.resources.extension.Extensions;
import io.streambus.resources.membership.ExistingState;
import io.streambus.resources.model.Annotations;
import io.streambus.resources.model.OperatorPods;
import io.streambus.resources.podtemplate.ExistingPodTemplate;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Caches the desired state of recently reconciled clusters. While a cluster starts, each change of
 * the counts of the StatefulSet triggers a reconciliation with the same desired state, and building
 * it is most of the work of such a reconciliation. Idle clusters are evicted, so that thousands of
 * them use no memory.
 */
final class DesiredStateCache {

  private static final Duration RETENTION = Duration.ofMinutes(1);

  private final ReconcileEnvironment environment;
  private final LastValidClusters lastValid = new LastValidClusters();
  private final ExtensionAnswers answers = new ExtensionAnswers();
  private final ExtensionLog extensionLog = new ExtensionLog();

  /** By UID of the cluster. */
  private final Cache<String, Entry> entries =
      CacheBuilder.newBuilder().expireAfterWrite(RETENTION).build();

  private record Entry(
      @Nullable Long generation,
      @Nullable Map<String, String> annotations,
      ClusterInputs inputs,
      DesiredState desiredState) {

    static Entry of(StreamBusCluster cluster, ClusterInputs inputs, DesiredState desiredState) {
      ObjectMeta metadata = cluster.getMetadata();
      return new Entry(metadata.getGeneration(), metadata.getAnnotations(), inputs, desiredState);
    }

    /** Objects that were not created by an API server may lack a generation. */
    boolean isOf(StreamBusCluster cluster, ClusterInputs now) {
      return generation != null
          && generation.equals(cluster.getMetadata().getGeneration())
          && Objects.equals(annotations, cluster.getMetadata().getAnnotations())
          && inputs.equals(now);
    }
  }

  DesiredStateCache(ReconcileEnvironment environment) {
    this.environment = environment;
  }

  /** Returns the desired state of a cluster. */
  DesiredState of(ClusterSnapshot observed) {
    return of(observed, inputs(observed));
  }

  private ClusterInputs inputs(ClusterSnapshot observed) {
    return ImmutableClusterInputs.builder()
        .from(environment.inputs(observed.cluster()))
        .availableKinds(observed.apis().available())
        .existingState(ExistingState.of(observed.name(), observed.objects()))
        .observedMembership(new MembershipReader(observed).observedMembership())
        .observedNetwork(new NetworkReader(observed).observedNetwork())
        .existingPodTemplate(ExistingPodTemplate.of(observed.name(), observed.objects()))
        .build();
  }

  private DesiredState of(ClusterSnapshot observed, ClusterInputs inputs) {
    StreamBusCluster cluster = observed.cluster();
    Entry last = entries.getIfPresent(cluster.getMetadata().getUid());
    if (last != null && last.isOf(cluster, inputs)) {
      return last.desiredState();
    }
    Resolution resolution = environment.extensions().resolve(cluster, inputs);
    DesiredState desiredState =
        last != null && last.desiredState().matches(resolution)
            ? last.desiredState().withResolution(resolution)
            : checked(observed, desiredState(cluster, inputs, resolution));
    if (!(desiredState.resolution() instanceof Resolution.ExtensionFailed)) {
      entries.put(
          cluster.getMetadata().getUid(), Entry.of(cluster, inputs, desiredState.withoutObjects()));
    }
    return desiredState;
  }

  private DesiredState checked(ClusterSnapshot observed, DesiredState desiredState) {
    if (environment.extensions().isEmpty()) {
      return desiredState;
    }
    DesiredState limited = answers.limited(observed, desiredState);
    extensionLog.record(observed.cluster(), limited.resolution());
    return limited;
  }

  private DesiredState desiredState(
      StreamBusCluster cluster, ClusterInputs inputs, Resolution resolution) {
    Extensions extensions = environment.extensions();
    if (resolution instanceof Resolution.Rejected rejected) {
      return DesiredState.invalid(
          rejected,
          lastValid
              .before(cluster, rejected.problems())
              .filter(before -> !isPaused(cluster) && !isPaused(before))
              .map(
                  before ->
                      DesiredState.of(
                          extensions.resolve(before, inputs), extensions, installation(inputs))),
          installation(inputs));
    }
    if (resolution instanceof Resolution.Resolved) {
      lastValid.remember(cluster);
    }
    return DesiredState.of(resolution, extensions, installation(inputs));
  }

  private static Optional<String> installation(ClusterInputs inputs) {
    return inputs.operatorPods().map(OperatorPods::namespace);
  }

  private static boolean isPaused(StreamBusCluster cluster) {
    return Annotations.isTrue(cluster, ClusterAnnotations.PAUSE_RECONCILIATION);
  }
}
