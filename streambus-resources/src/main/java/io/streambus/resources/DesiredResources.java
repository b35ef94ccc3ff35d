package io.streambus.resources;

import com.google.common.collect.ImmutableList;
import io.streambus.resources.canonical.CanonicalForm;
import io.streambus.resources.model.BrokerCluster;
import io.streambus.resources.objects.ManagedResources;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** All desired objects of a cluster. */
public final class DesiredResources {

  private final ImmutableList<DesiredResource> objects;

  private DesiredResources(ImmutableList<DesiredResource> objects) {
    this.objects = objects;
  }

  /**
   * Builds all objects. Equal clusters give byte-identical YAML.
   *
   * @param cluster the resolved cluster
   * @return the objects
   */
  public static DesiredResources of(BrokerCluster cluster) {
    return new DesiredResources(
        Arrays.stream(ManagedResources.values())
            .map(managed -> DesiredResource.of(managed, cluster))
            .flatMap(Optional::stream)
            .collect(ImmutableList.toImmutableList()));
  }

  /** {@return the objects in the order in which to apply them} */
  public List<DesiredResource> objects() {
    return objects;
  }

  /** {@return the objects as YAML documents with sorted keys, for {@code kubectl apply -f -}} */
  public String asYaml() {
    return objects.stream()
        .map(desired -> CanonicalForm.yaml(desired.object()))
        .collect(Collectors.joining("---\n"));
  }
}
