package io.streambus.resources.podtemplate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.common.collect.ImmutableList;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.streambus.api.ClusterAnnotations;
import io.streambus.api.ClusterLabels;
import io.streambus.resources.canonical.FieldDiff;
import io.streambus.resources.model.Annotations;
import io.streambus.resources.model.BrokerCluster;
import io.streambus.resources.model.BrokerConfig;
import io.streambus.resources.model.BrokerFeatureLevel;
import io.streambus.resources.model.ImmutableBrokerCluster;
import io.streambus.resources.model.ProxyConfig;
import io.streambus.resources.model.RetainedTemplate;
import io.streambus.resources.objects.PodTemplateReader;
import io.streambus.resources.objects.PodTemplates;
import io.streambus.resources.objects.TemplateRecord;
import io.streambus.resources.podsecurity.PodPolicy;
import io.streambus.resources.podsecurity.PodPolicyRules;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Retains the pod template of a cluster if only a new version or flag of the operator requests a
 * different one, so that an operator upgrade does not restart any broker. The configuration files
 * that pods start with are part of the template; if they are lost, the template cannot be retained.
 */
public final class TemplateRetention {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final ObjectMeta metadata;
  private final PodTemplateSpec built;
  private final BrokerCluster desired;

  /**
   * Creates the retention of a cluster.
   *
   * @param metadata of the custom resource
   * @param built the template of this operator version
   */
  public TemplateRetention(ObjectMeta metadata, BrokerCluster desired, PodTemplateSpec built) {
    this.metadata = metadata;
    this.built = built;
    this.desired =
        ImmutableBrokerCluster.copyOf(desired)
            .withTemplateInputs(TemplateInputs.of(metadata, desired));
  }

  /**
   * Returns the desired cluster with the inputs of its template, and with its current template if
   * that is to be retained. A template that the policy no longer permits is not retained.
   */
  public BrokerCluster retain(Optional<ExistingPodTemplate> existing, PodPolicy policy) {
    return existing
        .flatMap(this::retain)
        .filter(
            cluster -> PodPolicyRules.problems(cluster, PodTemplates.of(cluster), policy).isEmpty())
        .orElse(desired);
  }

  private Optional<BrokerCluster> retain(ExistingPodTemplate existing) {
    if ("true".equals(Annotations.of(metadata).get(ClusterAnnotations.ADOPT_TEMPLATE))) {
      return Optional.empty();
    }
    return desired
        .templateInputs()
        .flatMap(inputs -> TemplateRecord.recordedTemplate(inputs, existing.recordAnnotations()))
        .flatMap(recorded -> retain(recorded, existing));
  }

  private Optional<BrokerCluster> retain(String recorded, ExistingPodTemplate existing) {
    String current = PodTemplates.json(built);
    Optional<JsonNode> parsed =
        recorded.equals(current) ? Optional.empty() : PodTemplateReader.parse(recorded);
    if (parsed.isEmpty()) {
      return Optional.empty();
    }
    JsonNode template = parsed.get();
    JsonNode annotations = template.path("metadata").path("annotations");
    Optional<ProxyConfig> proxy = proxyConfig(annotations, existing);
    if (proxy.isEmpty() && annotations.has(ClusterAnnotations.PROXY_CHECKSUM)) {
      return Optional.empty();
    }
    ImmutableList<String> differences = FieldDiff.between(template, tree(current));
    return config(annotations, existing)
        .map(config -> new RetainedTemplate(recorded, config, proxy, differences))
        .map(retained -> withTemplate(retained, template));
  }

  /**
   * Returns the cluster with the version of the template, because its brokers keep running that
   * version.
   */
  private BrokerCluster withTemplate(RetainedTemplate retained, JsonNode template) {
    String version =
        template
            .path("metadata")
            .path("labels")
            .path(ClusterLabels.VERSION)
            .asText(desired.version());
    return ImmutableBrokerCluster.copyOf(desired)
        .withRetainedTemplate(retained)
        .withVersion(version)
        .withFeatureLevel(BrokerFeatureLevel.of(version));
  }

  private Optional<BrokerConfig> config(JsonNode annotations, ExistingPodTemplate existing) {
    String checksum = annotations.path(ClusterAnnotations.CONFIG_CHECKSUM).asText();
    return Stream.concat(
            Stream.of(desired.config()), existing.brokerConfigFile().map(BrokerConfig::of).stream())
        .filter(config -> config.checksum().equals(checksum))
        .findFirst();
  }

  private Optional<ProxyConfig> proxyConfig(JsonNode annotations, ExistingPodTemplate existing) {
    String checksum = annotations.path(ClusterAnnotations.PROXY_CHECKSUM).asText();
    return Stream.concat(
            desired.proxyConfig().stream(), Stream.of(ProxyConfig.of(existing.proxyConfigFiles())))
        .filter(config -> config.checksum().equals(checksum))
        .findFirst();
  }

  /** Numbers are compared as parsed: those of an object have other types. */
  private static JsonNode tree(String built) {
    try {
      return MAPPER.readTree(built);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the built template is not valid JSON", e);
    }
  }
}
