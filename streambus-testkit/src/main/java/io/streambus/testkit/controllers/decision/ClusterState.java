package io.streambus.testkit.controllers.decision;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.OwnerReference;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What controllers read. Callers must not modify the objects. */
public interface ClusterState {

  /** All objects that controllers know. */
  List<HasMetadata> all();

  /** All objects of a kind, in all namespaces. */
  <T extends HasMetadata> List<T> list(Class<T> kind);

  /** An object by name. */
  <T extends HasMetadata> Optional<T> find(Class<T> kind, String namespace, String name);

  /** Whether all objects of the kind of an owner are known. */
  boolean knows(OwnerReference owner);

  /** The time. */
  Instant now();

  /** The objects of a kind in the namespace of another object. */
  default <T extends HasMetadata> List<T> listBeside(HasMetadata object, Class<T> kind) {
    return list(kind).stream()
        .filter(
            other -> object.getMetadata().getNamespace().equals(other.getMetadata().getNamespace()))
        .toList();
  }
}
