package io.streambus.testkit.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Pod;
import io.streambus.api.ClusterLabels;
import io.streambus.api.StreamBusCluster;
import io.streambus.operator.kubernetes.BrokerClaim;
import io.streambus.operator.kubernetes.BrokerClaims.ClaimPatch;
import io.streambus.operator.kubernetes.BrokerPod;
import io.streambus.operator.kubernetes.BrokerPods.PodPatch;
import io.streambus.operator.kubernetes.KubernetesUnavailableException;
import io.streambus.operator.kubernetes.ObjectVersion;
import io.streambus.operator.kubernetes.UnknownClaim;
import io.streambus.operator.kubernetes.WriteResult;
import io.streambus.operator.kubernetes.client.ClaimReader;
import io.streambus.operator.kubernetes.client.PartialPod;
import io.streambus.operator.kubernetes.client.PodReader;
import io.streambus.operator.kubernetes.client.StrayPod;
import io.streambus.testkit.controllers.DisruptionBudgets;
import io.streambus.testkit.controllers.decision.ClusterState;
import io.streambus.testkit.invariants.Actor;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Reads and writes the pods and claims of brokers, as an API server would. */
final class SimulatedBrokers {

  private static final String METADATA = "metadata";
  private static final String OWNERS = "ownerReferences";

  private final ObjectStore store;
  private final ClusterState state;
  private final Deletions deletions;
  private final ImageWebhook webhook;

  SimulatedBrokers(
      ObjectStore store, ClusterState state, Deletions deletions, ImageWebhook webhook) {
    this.store = store;
    this.state = state;
    this.deletions = deletions;
    this.webhook = webhook;
  }

  List<BrokerPod> pods(StreamBusCluster cluster) {
    return all(cluster, Pod.class)
        .map(StoredObject::object)
        .flatMap(pod -> pod(pod).stream())
        .sorted(Comparator.comparingInt(BrokerPod::ordinal))
        .toList();
  }

  List<String> strays(StreamBusCluster cluster) {
    return all(cluster, Pod.class)
        .map(StoredObject::object)
        .filter(pod -> StrayPod.isStray(partial(pod), cluster))
        .map(pod -> pod.getMetadata().getName())
        .sorted()
        .toList();
  }

  /** Reads a pod as the operator does. */
  Optional<BrokerPod> pod(HasMetadata pod) {
    return PodReader.read(partial(pod));
  }

  private PartialPod partial(HasMetadata pod) {
    return store.codec().object(store.codec().tree(pod), PartialPod.class);
  }

  List<BrokerClaim> claims(StreamBusCluster cluster) {
    return all(cluster, PersistentVolumeClaim.class)
        .flatMap(stored -> ClaimReader.read((PersistentVolumeClaim) stored.object()).stream())
        .sorted(Comparator.comparing(BrokerClaim::template).thenComparingInt(BrokerClaim::ordinal))
        .toList();
  }

  List<UnknownClaim> claims(String namespace, Set<String> names) {
    return store
        .all()
        .map(StoredObject::object)
        .filter(PersistentVolumeClaim.class::isInstance)
        .filter(object -> object.getMetadata().getNamespace().equals(namespace))
        .filter(object -> names.contains(object.getMetadata().getName()))
        .map(object -> UnknownClaim.of((PersistentVolumeClaim) object))
        .toList();
  }

  WriteResult adopt(ObjectVersion claim, StreamBusCluster cluster) {
    return patch(
        claim,
        tree ->
            setAll(
                tree.withObjectProperty(METADATA),
                "labels",
                ClusterLabels.of(cluster.getMetadata().getName())));
  }

  WriteResult delete(ObjectVersion version) {
    Optional<StoredObject> found = store.find(version.key());
    if (found.isEmpty()) {
      return alreadyDeleted();
    }
    checkVersion(found.get(), version);
    deletions.delete(found.get(), Actor.OPERATOR);
    return new WriteResult.Success(found.get().object());
  }

  /** Deletes a pod if its disruption budgets permit it. */
  WriteResult evict(ObjectVersion version) {
    return evictionObjection(version)
        .<WriteResult>map(WriteResult.Rejected::byDisruptionBudget)
        .orElseGet(() -> delete(version));
  }

  /** Why a pod must not be evicted; empty if it may be, or if it does not exist. */
  Optional<String> evictionObjection(ObjectVersion version) {
    Optional<StoredObject> found = store.find(version.key());
    found.ifPresent(pod -> checkVersion(pod, version));
    return found.flatMap(pod -> DisruptionBudgets.objection(state, (Pod) pod.object()));
  }

  WriteResult patch(BrokerPod pod, PodPatch change) {
    return patch(
        pod.version(),
        tree -> {
          ObjectNode metadata = tree.withObjectProperty(METADATA);
          setAll(metadata, "labels", change.labels());
          setAll(metadata, "annotations", change.annotations());
          change.owner().ifPresent(owner -> addOwner(metadata, owner));
          StreamSupport.stream(tree.path("spec").path("containers").spliterator(), false)
              .map(ObjectNode.class::cast)
              .filter(container -> change.images().containsKey(container.path("name").asText()))
              .forEach(
                  container ->
                      container.put("image", change.images().get(container.path("name").asText())));
          webhook.update(tree);
        });
  }

  WriteResult patch(BrokerClaim claim, ClaimPatch change) {
    return patch(
        claim.version(),
        tree -> {
          ObjectNode metadata = tree.withObjectProperty(METADATA);
          setAll(metadata, "annotations", change.annotations());
          change.formerOwners().forEach(uid -> removeOwner(metadata, uid));
          change.owner().ifPresent(owner -> addOwner(metadata, owner));
          change
              .size()
              .ifPresent(
                  size ->
                      tree.withObject("/spec/resources/requests").put("storage", size.toString()));
        });
  }

  /** Modifies the JSON tree of an object. */
  @FunctionalInterface
  private interface Change {
    void applyTo(ObjectNode tree);
  }

  private WriteResult patch(ObjectVersion version, Change change) {
    Optional<StoredObject> found = store.find(version.key());
    if (found.isEmpty()) {
      return new WriteResult.Rejected(404, version + " not found");
    }
    checkVersion(found.get(), version);
    ObjectNode tree = found.get().tree().deepCopy();
    change.applyTo(tree);
    return new WriteResult.Success(store.replace(found.get(), tree, Actor.OPERATOR).object());
  }

  private static void setAll(ObjectNode metadata, String field, Map<String, String> values) {
    if (!values.isEmpty()) {
      ObjectNode map = metadata.withObjectProperty(field);
      values.forEach(map::put);
    }
  }

  private static void removeOwner(ObjectNode metadata, String uid) {
    JsonNode owners = metadata.path(OWNERS).deepCopy();
    metadata.remove(OWNERS);
    owners.forEach(
        owner -> {
          if (!owner.path("uid").asText().equals(uid)) {
            metadata.withArrayProperty(OWNERS).add(owner);
          }
        });
  }

  private static void addOwner(ObjectNode metadata, OwnerReference owner) {
    metadata
        .withArrayProperty(OWNERS)
        .addObject()
        .put("apiVersion", owner.getApiVersion())
        .put("kind", owner.getKind())
        .put("name", owner.getName())
        .put("uid", owner.getUid());
  }

  private static WriteResult alreadyDeleted() {
    return new WriteResult.Success(new Pod());
  }

  private static void checkVersion(StoredObject found, ObjectVersion version) {
    if (!found.uid().equals(version.uid())
        || !found.object().getMetadata().getResourceVersion().equals(version.resourceVersion())) {
      throw new KubernetesUnavailableException(
          "write of " + version, new IllegalStateException("409: UID or resource version differs"));
    }
  }

  private Stream<StoredObject> all(StreamBusCluster cluster, Class<? extends HasMetadata> kind) {
    return store
        .all()
        .filter(stored -> kind.isInstance(stored.object()) && belongsTo(cluster, stored.object()));
  }

  private static boolean belongsTo(StreamBusCluster cluster, HasMetadata object) {
    Map<String, String> labels = object.getMetadata().getLabels();
    return labels != null
        && ClusterLabels.OPERATOR.equals(labels.get(ClusterLabels.MANAGED_BY))
        && cluster.getMetadata().getName().equals(labels.get(ClusterLabels.INSTANCE))
        && cluster.getMetadata().getNamespace().equals(object.getMetadata().getNamespace());
  }
}
