package io.streambus.testkit.simulation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.streambus.api.StreamBusCluster;
import io.streambus.api.StreamBusClusterSpec;
import io.streambus.operator.kubernetes.ObjectKey;
import io.streambus.testkit.simulation.apiserver.GarbageCollector;
import io.streambus.testkit.simulation.apiserver.ObjectStore;
import io.streambus.testkit.simulation.apiserver.ServerRules;
import io.streambus.testkit.simulation.apiserver.StoredObject;
import io.streambus.testkit.simulation.apiserver.Writer;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * What a person with all rights does, or a program other than the operator. Objects are checked
 * against no schema, and get no defaults, so that also those can be put that only an older or a
 * broken server would hold.
 */
public final class ClusterUser {

  private static final String STATUS = "status";

  private final ObjectStore store;
  private final GarbageCollector garbage;

  ClusterUser(ObjectStore store, GarbageCollector garbage) {
    this.store = store;
    this.garbage = garbage;
  }

  /** Creates an object, or replaces all of it but its status. */
  public void put(HasMetadata object) {
    put(store.codec().tree(object));
  }

  /**
   * As {@link #put(HasMetadata)}, from one YAML document. A StreamBusCluster may hold what its
   * model cannot read; of other kinds, only what the model can read is put.
   */
  public void putYaml(String yaml) {
    ObjectNode tree = store.codec().tree(yaml);
    Class<? extends HasMetadata> kind = store.codec().type(tree);
    put(
        kind.equals(StreamBusCluster.class)
            ? tree
            : store.codec().tree(store.codec().object(tree, kind)));
  }

  /**
   * Changes an object that exists. Only what the model of the kind can read stays of it.
   *
   * @param change may change the copy that it is given
   */
  public <T extends HasMetadata> void edit(
      Class<T> kind, String namespace, String name, Consumer<T> change) {
    StoredObject found = found(kind, namespace, name);
    T copy = store.codec().object(found.tree(), kind);
    change.accept(copy);
    replace(found, store.codec().tree(copy));
  }

  /** Changes the spec of a StreamBusCluster that exists. */
  public void changeSpec(
      String namespace, String name, UnaryOperator<StreamBusClusterSpec> change) {
    edit(
        StreamBusCluster.class,
        namespace,
        name,
        cluster -> cluster.setSpec(change.apply(cluster.getSpec())));
  }

  /** Deletes an object that exists, and all that it owns. */
  public void delete(Class<? extends HasMetadata> kind, String namespace, String name) {
    store.remove(found(kind, namespace, name), Writer.USER);
    garbage.collect();
  }

  /** Deletes an object that exists, and leaves what it owned, as {@code --cascade=orphan} does. */
  public void deleteAndOrphan(Class<? extends HasMetadata> kind, String namespace, String name) {
    garbage.orphan(found(kind, namespace, name), Writer.USER);
  }

  private void put(ObjectNode tree) {
    store
        .find(ObjectStore.key(tree))
        .ifPresentOrElse(
            found -> replace(found, tree),
            () -> store.create(tree, ObjectStore.nothing(), Writer.USER));
  }

  private void replace(StoredObject found, ObjectNode wish) {
    ObjectNode tree = wish.deepCopy();
    tree.set(STATUS, found.tree().get(STATUS));
    if (!found.tree().has(STATUS)) {
      tree.remove(STATUS);
    }
    ServerRules.broken(found.tree(), tree)
        .ifPresent(
            why -> {
              throw new IllegalArgumentException(why);
            });
    store.replace(found, tree, Writer.USER);
  }

  private StoredObject found(Class<? extends HasMetadata> kind, String namespace, String name) {
    return store.require(new ObjectKey(HasMetadata.getKind(kind), namespace, name));
  }
}
