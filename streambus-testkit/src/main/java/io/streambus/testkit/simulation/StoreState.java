package io.streambus.testkit.simulation;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.streambus.operator.kubernetes.ObjectKey;
import io.streambus.testkit.controllers.decision.ClusterState;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The state of an in-memory cluster. It is always up to date. */
record StoreState(ObjectStore store, Clock clock) implements ClusterState {

  @Override
  public List<HasMetadata> all() {
    return store.all().map(StoredObject::object).toList();
  }

  @Override
  public <T extends HasMetadata> List<T> list(Class<T> kind) {
    return store.all().map(StoredObject::object).filter(kind::isInstance).map(kind::cast).toList();
  }

  @Override
  public <T extends HasMetadata> Optional<T> find(Class<T> kind, String namespace, String name) {
    return store
        .find(new ObjectKey(HasMetadata.getKind(kind), namespace, name))
        .map(StoredObject::object)
        .map(kind::cast);
  }

  @Override
  public boolean knows(OwnerReference owner) {
    return true;
  }

  @Override
  public Instant now() {
    return clock.instant();
  }
}
