package io.streambus.operator.kubernetes;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.streambus.api.stability.PublicApi;

/**
 * Identifies an object: two objects with equal keys cannot exist at the same time.
 *
 * @param kind kind of the object, such as {@code Service}
 * @param namespace namespace of the object
 * @param name name of the object
 */
@PublicApi
public record ObjectKey(String kind, String namespace, String name) {

  /**
   * {@return the key of an object}
   *
   * @param object an object with a namespace and a name
   */
  public static ObjectKey of(HasMetadata object) {
    ObjectMeta metadata = object.getMetadata();
    return new ObjectKey(object.getKind(), metadata.getNamespace(), metadata.getName());
  }

  @Override
  public String toString() {
    return kind + " " + namespace + "/" + name;
  }
}
