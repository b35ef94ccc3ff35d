package io.streambus.resources.podsecurity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.google.common.collect.ImmutableMap;
import io.streambus.resources.model.BrokerCluster;
import io.streambus.resources.objects.BrokerContainer;
import io.streambus.resources.objects.ProxyContainer;
import java.util.stream.IntStream;

/** The paths in the custom resource that determine the fields of pods. */
final class SpecPaths {

  private static final ImmutableMap<String, String> IMAGES =
      ImmutableMap.of(
          BrokerContainer.NAME, "spec.image.repository",
          ProxyContainer.NAME, "spec.security.tls.proxy.image.repository");

  private static final String SECURITY = "securityContext";

  /** What the user adds to the pod. */
  private final JsonNode additions;

  SpecPaths(BrokerCluster cluster) {
    this.additions = cluster.podTemplate().getOrDefault("spec", MissingNode.getInstance());
  }

  String of(PodField field) {
    return switch (field.list()) {
      case "" -> ofPod(field.path());
      case PodTree.ANNOTATIONS -> "spec.podAnnotations[" + field.item() + "]";
      case "containers" -> ofContainer(field);
      default -> ofAddition(field);
    };
  }

  private static String ofPod(String path) {
    return path.startsWith(SECURITY)
        ? "spec.podSecurityContext" + path.substring(SECURITY.length())
        : "spec." + path;
  }

  /** The container of the proxy has the security context of the broker. */
  private String ofContainer(PodField field) {
    if (!IMAGES.containsKey(field.item())) {
      return ofAddition(field);
    }
    if (field.path().equals("image")) {
      return IMAGES.getOrDefault(field.item(), "");
    }
    return field.path().startsWith(SECURITY) ? "spec." + field.path() : ofAddition(field);
  }

  private String ofAddition(PodField field) {
    JsonNode items = additions.path(field.list());
    String index =
        IntStream.range(0, items.size())
            .filter(each -> items.get(each).path("name").asText().equals(field.item()))
            .mapToObj(Integer::toString)
            .findFirst()
            .orElse(field.item());
    String path = "spec.podTemplate.spec.%s[%s]".formatted(field.list(), index);
    return field.path().isEmpty() ? path : path + "." + field.path();
  }
}
