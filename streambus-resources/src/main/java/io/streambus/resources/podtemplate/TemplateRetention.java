package io.streambus.resources.podtemplate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.common.collect.ImmutableList;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.streambus.api.ClusterAnnotations;
import io.streambus.api.ClusterLabels;
import io.streambus.resources.model.Annotations;
import io.streambus.resources.model.BrokerCluster;
import io.streambus.resources.model.BrokerConfig;
import io.streambus.resources.model.BrokerFeatureLevel;
import io.streambus.resources.model.ImmutableBrokerCluster;
import io.streambus.resources.model.ProxyConfig;
import io.streambus.resources.model.RetainedTemplate;
import io.streambus.resources.objects.PodTemplates;
import io.streambus.resources.objects.TemplateRecord;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Keeps the pod template of a cluster where nothing asks for another one but a new version of the
 * operator, so that an upgrade of the operator restarts no broker. The files that pods start with
 * belong to the template; where they are lost it cannot be kept.
 */
public final class TemplateRetention {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private TemplateRetention() {}

  /** The cluster that is wanted, with the template that it has if that must stay. */
  public static BrokerCluster retain(
      BrokerCluster wanted, ObjectMeta metadata, ExistingPodTemplate inForce) {
    if ("true".equals(Annotations.of(metadata).get(ClusterAnnotations.ADOPT_TEMPLATE))) {
      return wanted;
    }
    return wanted
        .templateInputs()
        .flatMap(wish -> TemplateRecord.templateFor(wish, inForce.seal()))
        .flatMap(kept -> retain(kept, wanted, inForce))
        .orElse(wanted);
  }

  private static Optional<BrokerCluster> retain(
      String kept, BrokerCluster wanted, ExistingPodTemplate inForce) {
    String made = PodTemplates.made(wanted);
    if (kept.equals(made)) {
      return Optional.empty();
    }
    JsonNode template = tree(kept);
    JsonNode annotations = template.path("metadata").path("annotations");
    Optional<ProxyConfig> proxy = proxyConfig(annotations, wanted, inForce);
    if (proxy.isEmpty() && annotations.has(ClusterAnnotations.PROXY_CHECKSUM)) {
      return Optional.empty();
    }
    ImmutableList<String> differences = TemplateDiff.between(template, tree(made));
    return config(annotations, wanted, inForce)
        .map(config -> new RetainedTemplate(kept, config, proxy, differences))
        .map(held -> with(held, template, wanted));
  }

  /** The version is that of the template, because brokers of that version run on. */
  private static BrokerCluster with(
      RetainedTemplate held, JsonNode template, BrokerCluster wanted) {
    String version =
        template
            .path("metadata")
            .path("labels")
            .path(ClusterLabels.VERSION)
            .asText(wanted.version());
    return ImmutableBrokerCluster.copyOf(wanted)
        .withRetainedTemplate(held)
        .withVersion(version)
        .withFeatureLevel(BrokerFeatureLevel.of(version));
  }

  private static Optional<BrokerConfig> config(
      JsonNode annotations, BrokerCluster wanted, ExistingPodTemplate inForce) {
    String checksum = annotations.path(ClusterAnnotations.CONFIG_CHECKSUM).asText();
    return Stream.concat(
            Stream.of(wanted.config()), inForce.brokerFile().map(BrokerConfig::of).stream())
        .filter(config -> config.checksum().equals(checksum))
        .findFirst();
  }

  private static Optional<ProxyConfig> proxyConfig(
      JsonNode annotations, BrokerCluster wanted, ExistingPodTemplate inForce) {
    String checksum = annotations.path(ClusterAnnotations.PROXY_CHECKSUM).asText();
    return Stream.concat(
            wanted.proxyConfig().stream(), Stream.of(ProxyConfig.of(inForce.proxyFiles())))
        .filter(config -> config.checksum().equals(checksum))
        .findFirst();
  }

  private static JsonNode tree(String json) {
    try {
      return MAPPER.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the operator sealed what is no JSON", e);
    }
  }
}
