package io.streambus.testkit.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSetBuilder;
import io.streambus.testkit.invariants.Actor;
import io.streambus.testkit.simulation.PodFactory.PodRevision;
import java.util.List;
import java.util.Optional;

/**
 * Creates the pods and claims of StatefulSets, and updates their status. Regardless of the policies
 * in the spec, all pods are created at once, as with the policy {@code Parallel}, and keep their
 * revision until they are deleted, as with the strategy {@code OnDelete}. Claims are deleted with
 * their StatefulSet if its retention policy requires it, but never with a pod.
 */
final class StatefulSetController {

  private static final String OWNERS = "ownerReferences";

  private final ObjectStore store;
  private final ImageWebhook webhook;
  private final PodFactory factory = new PodFactory();

  StatefulSetController(ObjectStore store, ImageWebhook webhook) {
    this.store = store;
    this.webhook = webhook;
  }

  void step() {
    store
        .all()
        .filter(stored -> stored.object() instanceof StatefulSet)
        .forEach(
            stored -> {
              StatefulSet set = (StatefulSet) stored.object();
              ensure(set);
              updateStatus(stored, set);
            });
  }

  private void ensure(StatefulSet set) {
    int replicas = set.getSpec().getReplicas();
    for (int ordinal = 0; ordinal < replicas; ordinal++) {
      factory.claims(set, ordinal).forEach(claim -> ensure(set, claim));
      ObjectNode pod = store.codec().tree(factory.pod(set, ordinal));
      webhook.create(pod);
      createIfAbsent(pod);
      adopt(pod);
    }
    store
        .all()
        .filter(stored -> stored.object() instanceof Pod && isControlledBy(set, stored))
        .filter(stored -> PodFactory.ordinal(stored.object()) >= replicas)
        .forEach(stored -> store.remove(stored, Actor.CONTROLLERS));
  }

  /** A claim that is to be deleted with the StatefulSet is owned by it. */
  private void ensure(StatefulSet set, PersistentVolumeClaim desired) {
    ObjectNode tree = store.codec().tree(desired);
    createIfAbsent(tree);
    StoredObject found = store.require(ObjectStore.key(tree));
    ObjectNode owned = found.tree().deepCopy();
    ObjectNode metadata = owned.withObjectProperty("metadata");
    JsonNode owners = metadata.path(OWNERS).deepCopy();
    metadata.remove(OWNERS);
    owners.forEach(
        owner -> {
          if (!isNamedLike(set, owner)) {
            metadata.withArrayProperty(OWNERS).add(owner);
          }
        });
    if (deletesClaims(set)) {
      metadata
          .withArrayProperty(OWNERS)
          .addObject()
          .put("apiVersion", set.getApiVersion())
          .put("kind", set.getKind())
          .put("name", set.getMetadata().getName())
          .put("uid", set.getMetadata().getUid());
    }
    store.replace(found, owned, Actor.CONTROLLERS);
  }

  /** Includes a deleted StatefulSet of the same name. */
  private static boolean isNamedLike(StatefulSet set, JsonNode owner) {
    return owner.path("kind").asText().equals(set.getKind())
        && owner.path("name").asText().equals(set.getMetadata().getName());
  }

  private static boolean deletesClaims(StatefulSet set) {
    return Optional.ofNullable(set.getSpec().getPersistentVolumeClaimRetentionPolicy())
        .filter(policy -> "Delete".equals(policy.getWhenDeleted()))
        .isPresent();
  }

  private void createIfAbsent(ObjectNode desired) {
    if (store.find(ObjectStore.key(desired)).isEmpty()) {
      store.create(desired, ObjectStore.emptyTree(), Actor.CONTROLLERS);
    }
  }

  /** Adopts a pod that a deletion with {@code --cascade=orphan} left behind. */
  private void adopt(ObjectNode desired) {
    store
        .find(ObjectStore.key(desired))
        .filter(
            found ->
                found.ownerReferences().stream()
                    .noneMatch(owner -> Boolean.TRUE.equals(owner.getController())))
        .ifPresent(
            orphan -> {
              ObjectNode adopted = orphan.tree().deepCopy();
              desired
                  .path("metadata")
                  .path("ownerReferences")
                  .forEach(adopted.withObjectProperty("metadata").withArrayProperty(OWNERS)::add);
              store.replace(orphan, adopted, Actor.CONTROLLERS);
            });
  }

  private void updateStatus(StoredObject stored, StatefulSet set) {
    List<Pod> pods =
        store
            .all()
            .filter(found -> found.object() instanceof Pod && isControlledBy(set, found))
            .map(found -> (Pod) found.object())
            .toList();
    ObjectNode tree = stored.tree().deepCopy();
    tree.set("status", store.codec().tree(withStatus(set, pods)).get("status"));
    store.replace(stored, tree, Actor.CONTROLLERS);
  }

  // spotless:off
  private static StatefulSet withStatus(StatefulSet set, List<Pod> pods) {
    String update = PodRevision.desired(set);
    String current =
        pods.stream().allMatch(pod -> PodRevision.matches(update, pod)) ? update : current(set, update);
    int ready = (int) pods.stream().filter(Kubelet::isReady).count();
    return new StatefulSetBuilder()
        .withNewStatus()
            .withObservedGeneration(set.getMetadata().getGeneration())
            .withReplicas(pods.size())
            .withReadyReplicas(ready)
            .withAvailableReplicas(ready)
            .withCurrentReplicas((int) pods.stream().filter(pod -> PodRevision.matches(current, pod)).count())
            .withUpdatedReplicas((int) pods.stream().filter(pod -> PodRevision.matches(update, pod)).count())
            .withCurrentRevision(current)
            .withUpdateRevision(update)
        .endStatus()
        .build();
  }
  // spotless:on

  private static String current(StatefulSet set, String update) {
    return Optional.ofNullable(set.getStatus())
        .flatMap(status -> Optional.ofNullable(status.getCurrentRevision()))
        .orElse(update);
  }

  private static boolean isControlledBy(StatefulSet set, StoredObject pod) {
    return pod.isControlledBy(set.getMetadata().getUid());
  }
}
