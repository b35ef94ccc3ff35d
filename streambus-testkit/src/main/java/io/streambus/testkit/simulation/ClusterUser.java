package io.streambus.testkit.simulation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.streambus.api.StreamBusCluster;
import io.streambus.api.StreamBusClusterSpec;
import io.streambus.operator.kubernetes.ObjectKey;
import io.streambus.testkit.controllers.DisruptionBudgets;
import io.streambus.testkit.controllers.decision.ClusterState;
import io.streambus.testkit.invariants.Actor;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * Acts as a user with full permissions, or as a program other than the operator. Objects are not
 * validated against a schema and get no defaults, so tests can also store objects that only an
 * older or a broken API server would have accepted.
 */
public final class ClusterUser {

  private static final String STATUS = "status";

  private final ObjectStore store;
  private final ClusterState state;
  private final Deletions deletions;

  ClusterUser(ObjectStore store, ClusterState state, Deletions deletions) {
    this.store = store;
    this.state = state;
    this.deletions = deletions;
  }

  /**
   * Creates an object, or replaces everything except its status.
   *
   * @param object the object, with its namespace and name; it is copied
   * @throws IllegalArgumentException if the object exists and the API server rejects its change,
   *     such as one of an immutable field of a StatefulSet; the message is that of the API server
   */
  public void createOrReplace(HasMetadata object) {
    createOrReplace(store.codec().tree(object));
  }

  /**
   * As {@link #createOrReplace(HasMetadata)}, from one YAML document. A StreamBusCluster may
   * contain fields and values that its model cannot parse. For other kinds, only what the model can
   * parse is stored.
   *
   * @param yaml the document, with {@code apiVersion}, {@code kind}, namespace and name
   */
  public void createOrReplaceYaml(String yaml) {
    createOrReplaceTree(store.codec().tree(yaml));
  }

  /** As {@link #createOrReplaceYaml(String)}, in this namespace unless the document names one. */
  void createOrReplaceYaml(String yaml, String namespace) {
    ObjectNode tree = store.codec().tree(yaml);
    if (!tree.path("metadata").has("namespace")) {
      tree.withObject("/metadata").put("namespace", namespace);
    }
    createOrReplaceTree(tree);
  }

  private void createOrReplaceTree(ObjectNode tree) {
    Class<? extends HasMetadata> kind = store.codec().type(tree);
    createOrReplace(
        kind.equals(StreamBusCluster.class)
            ? tree
            : store.codec().tree(store.codec().object(tree, kind)));
  }

  /**
   * Changes an existing object. Only what the model of the kind can parse is retained.
   *
   * @param <T> type of the object
   * @param kind class of the object, such as {@code StatefulSet.class}
   * @param namespace namespace of the object
   * @param name name of the object
   * @param change modifies the copy that it receives
   * @throws IllegalArgumentException if the object does not exist, or the API server rejects the
   *     change, as for {@link #createOrReplace(HasMetadata)}
   */
  public <T extends HasMetadata> void edit(
      Class<T> kind, String namespace, String name, Consumer<T> change) {
    StoredObject existing = existing(kind, namespace, name);
    T copy = store.codec().object(existing.tree(), kind);
    change.accept(copy);
    replace(existing, store.codec().tree(copy));
  }

  /**
   * Replaces the spec of an existing StreamBusCluster.
   *
   * @param namespace namespace of the StreamBusCluster
   * @param name name of the StreamBusCluster
   * @param change gets the current spec and returns the new one
   * @throws IllegalArgumentException if the StreamBusCluster does not exist
   */
  public void editSpec(String namespace, String name, UnaryOperator<StreamBusClusterSpec> change) {
    edit(
        StreamBusCluster.class,
        namespace,
        name,
        cluster -> cluster.setSpec(change.apply(cluster.getSpec())));
  }

  /**
   * Deletes an existing object and everything that it owns.
   *
   * @param kind class of the object, such as {@code StatefulSet.class}
   * @param namespace namespace of the object
   * @param name name of the object
   * @throws IllegalArgumentException if the object does not exist
   */
  public void delete(Class<? extends HasMetadata> kind, String namespace, String name) {
    deletions.delete(existing(kind, namespace, name), Actor.USERS);
  }

  /**
   * Deletes everything that an existing object owns and that blocks its deletion, then the object,
   * as {@code --cascade=foreground} does.
   *
   * @param kind class of the object, such as {@code StatefulSet.class}
   * @param namespace namespace of the object
   * @param name name of the object
   * @throws IllegalArgumentException if the object does not exist
   */
  public void deleteInForeground(Class<? extends HasMetadata> kind, String namespace, String name) {
    deletions.deleteInForeground(existing(kind, namespace, name), Actor.USERS);
  }

  /**
   * Evicts an existing pod, as {@code kubectl drain} does.
   *
   * @param namespace namespace of the pod
   * @param pod name of the pod
   * @return whether its disruption budgets permitted that
   * @throws IllegalArgumentException if the pod does not exist
   */
  public boolean evict(String namespace, String pod) {
    StoredObject existing = existing(Pod.class, namespace, pod);
    boolean permitted = DisruptionBudgets.objection(state, (Pod) existing.object()).isEmpty();
    if (permitted) {
      deletions.delete(existing, Actor.USERS);
    }
    return permitted;
  }

  /**
   * Deletes an existing object but not the objects that it owns, as {@code --cascade=orphan} does.
   *
   * @param kind class of the object, such as {@code StatefulSet.class}
   * @param namespace namespace of the object
   * @param name name of the object
   * @throws IllegalArgumentException if the object does not exist
   */
  public void deleteOrphaningDependents(
      Class<? extends HasMetadata> kind, String namespace, String name) {
    deletions.deleteOrphaningDependents(existing(kind, namespace, name), Actor.USERS);
  }

  private void createOrReplace(ObjectNode tree) {
    store
        .find(ObjectStore.key(tree))
        .ifPresentOrElse(
            existing -> replace(existing, tree),
            () -> store.create(tree, ObjectStore.emptyTree(), Actor.USERS));
  }

  private void replace(StoredObject existing, ObjectNode desired) {
    ObjectNode tree = desired.deepCopy();
    tree.set(STATUS, existing.tree().get(STATUS));
    if (!existing.tree().has(STATUS)) {
      tree.remove(STATUS);
    }
    UpdateValidation.rejectionReason(existing.tree(), tree)
        .ifPresent(
            reason -> {
              throw new IllegalArgumentException(reason);
            });
    store.replace(existing, tree, Actor.USERS);
  }

  private StoredObject existing(Class<? extends HasMetadata> kind, String namespace, String name) {
    return store.require(new ObjectKey(HasMetadata.getKind(kind), namespace, name));
  }
}
