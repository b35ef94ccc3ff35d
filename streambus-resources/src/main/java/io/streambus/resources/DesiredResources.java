package io.streambus.resources;

import com.google.common.collect.ImmutableList;
import io.streambus.resources.canonical.CanonicalForm;
import io.streambus.resources.model.BrokerCluster;
import io.streambus.resources.objects.ManagedResources;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Everything that a cluster consists of in Kubernetes. */
public final class DesiredResources {

  private final ImmutableList<DesiredResource> objects;

  private DesiredResources(ImmutableList<DesiredResource> objects) {
    this.objects = objects;
  }

  /** Builds all objects. Equal clusters give equal objects, to the byte of their YAML. */
  public static DesiredResources of(BrokerCluster cluster) {
    return new DesiredResources(
        Arrays.stream(ManagedResources.values())
            .map(managed -> DesiredResource.of(managed, cluster))
            .flatMap(Optional::stream)
            .collect(ImmutableList.toImmutableList()));
  }

  /** The objects in the order in which they should be written. */
  public List<DesiredResource> objects() {
    return objects;
  }

  /** The objects as YAML documents, keys sorted, for {@code kubectl apply -f -}. */
  public String asYaml() {
    return objects.stream()
        .map(desired -> CanonicalForm.yaml(desired.object()))
        .collect(Collectors.joining("---\n"));
  }
}
