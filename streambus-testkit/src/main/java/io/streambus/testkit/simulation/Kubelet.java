package io.streambus.testkit.simulation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.ContainerStatusBuilder;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.streambus.operator.port.ObjectKey;
import java.util.List;
import java.util.Objects;

/** Turns pods ready, or not. */
final class Kubelet {

  private final ObjectStore store;
  private final Pods pods;

  Kubelet(ObjectStore store, Pods pods) {
    this.store = store;
    this.pods = pods;
  }

  static boolean isReady(Pod pod) {
    return pod.getStatus() != null
        && pod.getStatus().getConditions().stream()
            .anyMatch(
                condition ->
                    condition.getType().equals("Ready") && condition.getStatus().equals("True"));
  }

  void step() {
    store.all().filter(stored -> stored.object() instanceof Pod).forEach(this::step);
  }

  private void step(StoredObject stored) {
    Pod pod = (Pod) stored.object();
    Pods.Fate fate =
        hasVolumes(pod)
            ? pods.fate(pod.getMetadata().getNamespace(), pod.getMetadata().getName())
            : Pods.Fate.HELD;
    ObjectNode tree = stored.tree().deepCopy();
    tree.set("status", store.codec().tree(withStatus(fate)).get("status"));
    store.replace(stored, tree, Writer.MACHINERY);
  }

  private boolean hasVolumes(Pod pod) {
    return pod.getSpec().getVolumes().stream()
        .map(volume -> volume.getPersistentVolumeClaim())
        .filter(Objects::nonNull)
        .allMatch(source -> isBound(pod.getMetadata().getNamespace(), source.getClaimName()));
  }

  private boolean isBound(String namespace, String claim) {
    return store
        .find(new ObjectKey("PersistentVolumeClaim", namespace, claim))
        .map(StoredObject::object)
        .filter(found -> ClaimBinder.isBound((PersistentVolumeClaim) found))
        .isPresent();
  }

  // spotless:off
  private static Pod withStatus(Pods.Fate fate) {
    return new PodBuilder()
        .withNewStatus()
            .withPhase(fate == Pods.Fate.HELD ? "Pending" : "Running")
            .addNewCondition()
                .withType("Ready")
                .withStatus(fate == Pods.Fate.READY ? "True" : "False")
            .endCondition()
            .withContainerStatuses(containers(fate))
        .endStatus()
        .build();
  }

  private static List<ContainerStatus> containers(Pods.Fate fate) {
    return fate != Pods.Fate.FAILING
        ? List.of()
        : List.of(
            new ContainerStatusBuilder()
                .withReady(false)
                .withNewState()
                    .withNewWaiting()
                        .withReason("CrashLoopBackOff")
                    .endWaiting()
                .endState()
                .build());
  }
  // spotless:on
}
