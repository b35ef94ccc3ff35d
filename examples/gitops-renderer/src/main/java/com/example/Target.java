package com.example;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.KubernetesList;
import io.streambus.api.StreamBusCluster;
import io.streambus.resources.ClusterInputs;
import io.streambus.resources.membership.ExistingState;
import io.streambus.resources.model.ImageRegistry;
import io.streambus.resources.model.OptionalKind;
import io.streambus.resources.podtemplate.ExistingPodTemplate;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What manifests depend on besides the custom resource.
 *
 * @param clusterDomain DNS domain of the Kubernetes cluster
 * @param imageRegistry registry of the default images
 * @param apiVersions what {@code kubectl api-versions} prints: optional objects are rendered if
 *     their API is installed
 * @param existing a file beside this one with the objects that exist, which decide what a change of
 *     the custom resource cannot alter, such as the size of volumes. {@code kubectl get
 *     statefulsets,configmaps --all-namespaces --output=yaml} prints them. It may be empty.
 */
record Target(
    String clusterDomain, String imageRegistry, Set<String> apiVersions, KubernetesList existing) {

  private static final YAMLMapper MAPPER = new YAMLMapper();

  /** The fields of the file. */
  private record Fields(
      String clusterDomain, String imageRegistry, Set<String> apiVersions, String existing) {}

  static Target read(Path file) throws IOException {
    Fields fields = MAPPER.readValue(file.toFile(), Fields.class);
    return new Target(
        fields.clusterDomain(),
        fields.imageRegistry(),
        fields.apiVersions(),
        MAPPER.readValue(
            file.resolveSibling(fields.existing()).toFile(), KubernetesList.class));
  }

  ClusterInputs inputs(StreamBusCluster cluster) {
    String name = cluster.getMetadata().getName();
    List<HasMetadata> objects =
        existing.getItems().stream()
            .filter(each -> isIn(cluster.getMetadata().getNamespace(), each))
            .toList();
    return ClusterInputs.builder()
        .clusterDomain(clusterDomain)
        .imageRegistry(new ImageRegistry(imageRegistry))
        .availableKinds(availableKinds())
        .existingState(ExistingState.of(name, objects))
        .existingPodTemplate(ExistingPodTemplate.of(name, objects))
        .build();
  }

  private static boolean isIn(String namespace, HasMetadata object) {
    return namespace.equals(object.getMetadata().getNamespace());
  }

  private Set<OptionalKind> availableKinds() {
    return Stream.of(OptionalKind.values())
        .filter(kind -> apiVersions.contains(kind.apiVersion()))
        .collect(Collectors.toSet());
  }
}
