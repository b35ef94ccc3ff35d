package io.streambus.resources.objects;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.List;
import java.util.Optional;

/**
 * Objects of a cluster. Other clients can make the cluster the owner of further objects, so each is
 * identified by its name.
 *
 * @param all the objects, of any kinds
 */
public record NamedObjects(List<? extends HasMetadata> all) {

  /** Returns the object of a kind and a name, if it exists. */
  public <T extends HasMetadata> Optional<T> find(Class<T> kind, String name) {
    return all.stream()
        .filter(kind::isInstance)
        .map(kind::cast)
        .filter(object -> object.getMetadata().getName().equals(name))
        .findFirst();
  }
}
