package io.streambus.operator.preview;

import com.google.common.collect.ImmutableMap;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimBuilder;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSetStatus;
import io.fabric8.kubernetes.api.model.apps.StatefulSetStatusBuilder;
import io.streambus.api.ClusterAnnotations;
import io.streambus.api.ClusterNames;
import io.streambus.operator.kubernetes.BrokerPod;
import io.streambus.operator.kubernetes.BrokerPod.PodCondition;
import io.streambus.operator.kubernetes.BrokerPod.PodContainer;
import io.streambus.operator.kubernetes.ImmutableBrokerPod;
import io.streambus.operator.kubernetes.client.ClaimReader;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What controllers and nodes do in a preview, at once and with success: pods are created from the
 * template of the StatefulSet and become ready, claims are bound, and containers with another image
 * restart. Pods that nobody touches keep their state.
 */
final class StatefulSetControl {

  private final PreviewState state;
  private final Clock clock;

  /** By revision. */
  private final Map<String, PodTemplateSpec> templates = new HashMap<>();

  /** Ordinals of pods whose containers are about to restart. */
  private final Set<Integer> restarting = new HashSet<>();

  private int runningReplicas;

  StatefulSetControl(PreviewState state, Clock clock) {
    this.state = state;
    this.clock = clock;
    state.pods().values().stream()
        .filter(StatefulSetControl::isUpdatedInPlace)
        .forEach(pod -> restarting.add(pod.ordinal()));
    state
        .statefulSet()
        .ifPresent(
            set -> {
              runningReplicas = replicas(set);
              Optional.ofNullable(set.getStatus())
                  .map(StatefulSetStatus::getUpdateRevision)
                  .ifPresent(revision -> templates.put(revision, set.getSpec().getTemplate()));
            });
  }

  private static boolean isUpdatedInPlace(BrokerPod pod) {
    return pod.annotations().getOrDefault(ClusterAnnotations.IN_PLACE_CHANGE, "").startsWith("{");
  }

  /** Returns the template of a revision; empty if it is not one that the preview knows. */
  Optional<PodTemplateSpec> template(String revision) {
    return Optional.ofNullable(templates.get(revision));
  }

  /** Restarts the containers of a pod in the next step. */
  void restartContainers(int ordinal) {
    restarting.add(ordinal);
  }

  /** Does everything that is due. */
  void step() {
    restarting.forEach(ordinal -> state.pods().computeIfPresent(ordinal, this::restarted));
    restarting.clear();
    state
        .statefulSet()
        .ifPresent(
            set -> {
              String revision = revision(set);
              recordReplicas(replicas(set));
              removePods(replicas(set));
              createPods(set, revision);
              adoptPods(set);
              updateStatus(set, revision);
            });
    removeClaims();
  }

  private static int replicas(StatefulSet set) {
    return Optional.ofNullable(set.getSpec().getReplicas()).orElse(1);
  }

  private String revision(StatefulSet set) {
    PodTemplateSpec template = set.getSpec().getTemplate();
    return templates.entrySet().stream()
        .filter(known -> known.getValue().equals(template))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseGet(
            () -> {
              String revision = set.getMetadata().getName() + "-" + state.nextVersion();
              templates.put(revision, template);
              return revision;
            });
  }

  private void recordReplicas(int replicas) {
    if (replicas == 0 && runningReplicas > 0) {
      state.add(new PreviewAction.StopBrokers(runningReplicas));
    } else if (replicas > 0 && runningReplicas == 0) {
      state.add(new PreviewAction.StartBrokers(replicas));
    }
    runningReplicas = replicas;
  }

  private void removePods(int replicas) {
    if (state.pods().values().removeIf(pod -> pod.terminating() || pod.ordinal() >= replicas)) {
      state.nextVersion();
    }
  }

  private void createPods(StatefulSet set, String revision) {
    for (int ordinal = 0; ordinal < replicas(set); ordinal++) {
      if (!state.pods().containsKey(ordinal)) {
        createClaims(set, ordinal);
        state
            .pods()
            .put(ordinal, NewPod.of(set, ordinal, revision, state.nextVersion(), clock.instant()));
      }
    }
  }

  private void createClaims(StatefulSet set, int ordinal) {
    removeClaims();
    for (PersistentVolumeClaim template : set.getSpec().getVolumeClaimTemplates()) {
      String name =
          ClusterNames.claim(
              template.getMetadata().getName(), set.getMetadata().getName(), ordinal);
      if (!state.claims().containsKey(name)) {
        ClaimReader.read(claim(set, template, name))
            .ifPresent(claim -> state.claims().put(name, claim));
      }
    }
  }

  // spotless:off
  private PersistentVolumeClaim claim(
      StatefulSet set, PersistentVolumeClaim template, String name) {
    String version = state.nextVersion();
    return new PersistentVolumeClaimBuilder(template)
        .editMetadata()
        .withNamespace(set.getMetadata().getNamespace())
        .withName(name)
        .withUid("uid-of-" + version)
        .withResourceVersion(version)
        .withCreationTimestamp(clock.instant().toString())
        .addToLabels(set.getSpec().getSelector().getMatchLabels())
        .endMetadata()
        .withNewStatus()
        .withPhase("Bound")
        .withCapacity(template.getSpec().getResources().getRequests())
        .endStatus()
        .build();
  }

  // spotless:on

  /** A deleted claim exists until its pod is gone. */
  private void removeClaims() {
    if (state
        .claims()
        .values()
        .removeIf(claim -> claim.terminating() && !state.pods().containsKey(claim.ordinal()))) {
      state.nextVersion();
    }
  }

  /** Pods that the deletion of a StatefulSet orphaned belong to the next one of its name. */
  private void adoptPods(StatefulSet set) {
    String uid = set.getMetadata().getUid();
    state
        .pods()
        .replaceAll(
            (ordinal, pod) -> {
              Set<String> owners = new HashSet<>(pod.ownerUids());
              return owners.add(uid) ? ImmutableBrokerPod.copyOf(pod).withOwnerUids(owners) : pod;
            });
  }

  private void updateStatus(StatefulSet set, String revision) {
    int updated =
        (int)
            state.pods().values().stream()
                .filter(pod -> pod.revision().equals(Optional.of(revision)))
                .count();
    int ready =
        (int) state.pods().values().stream().filter(pod -> pod.readySince().isPresent()).count();
    StatefulSetStatus status =
        new StatefulSetStatusBuilder()
            .withObservedGeneration(set.getMetadata().getGeneration())
            .withReplicas(state.pods().size())
            .withReadyReplicas(ready)
            .withAvailableReplicas(ready)
            .withUpdatedReplicas(updated)
            .withCurrentRevision(
                updated == state.pods().size()
                    ? revision
                    : Optional.ofNullable(set.getStatus())
                        .map(StatefulSetStatus::getCurrentRevision)
                        .orElse(revision))
            .withUpdateRevision(revision)
            .build();
    if (!Objects.equals(status.getObservedGeneration(), observedGeneration(set))) {
      state.nextVersion();
    }
    set.setStatus(status);
  }

  private static @Nullable Long observedGeneration(StatefulSet set) {
    return set.getStatus() == null ? null : set.getStatus().getObservedGeneration();
  }

  private BrokerPod restarted(Integer ordinal, BrokerPod pod) {
    Instant now = clock.instant();
    state.nextVersion();
    Map<String, PodCondition> conditions = new HashMap<>(pod.conditions());
    conditions.put(BrokerPod.READY, new PodCondition(true, "", "", now));
    return ImmutableBrokerPod.copyOf(pod)
        .withContainers(pod.containers().stream().map(each -> restarted(each, pod, now)).toList())
        .withConditions(ImmutableMap.copyOf(conditions));
  }

  private static PodContainer restarted(PodContainer container, BrokerPod pod, Instant now) {
    return new PodContainer(
        container.name(),
        pod.images().getOrDefault(container.name(), container.image()),
        true,
        container.restartCount() + 1,
        Optional.of(now),
        Optional.empty(),
        container.lastTermination());
  }
}
