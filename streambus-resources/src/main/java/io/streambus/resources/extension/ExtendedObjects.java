package io.streambus.resources.extension;

import com.google.common.collect.ImmutableList;
import io.streambus.resources.ExtensionFailure;
import java.util.List;
import java.util.stream.Collectors;

/** The desired objects of a cluster with extensions, or why an extension fails. */
public sealed interface ExtendedObjects {

  /**
   * All objects.
   *
   * @param objects the objects in the order in which to apply them
   */
  record Built(List<ExtendedObject> objects) implements ExtendedObjects {

    /**
     * Copies the list.
     *
     * @param objects the objects in the order in which to apply them
     */
    public Built {
      objects = ImmutableList.copyOf(objects);
    }

    /** {@return the objects as YAML documents with sorted keys, for {@code kubectl apply -f -}} */
    public String asYaml() {
      return objects.stream().map(ExtendedObject::asYaml).collect(Collectors.joining("---\n"));
    }
  }

  /**
   * An extension fails for the cluster.
   *
   * @param failure why the extension fails
   */
  record Failed(ExtensionFailure failure) implements ExtendedObjects {}
}
