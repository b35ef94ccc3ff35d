package io.streambus.resources.objects;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpecBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Guarantees that a patch merges lists instead of replacing them, so that the broker container
 * retains its name, environment and mounts.
 */
class PodTemplatePatchTest {

  private static final YAMLMapper YAML = new YAMLMapper();

  @Test
  void patchOfTheBrokerIsMerged() throws IOException {
    // When
    PodTemplateSpec merged =
        merge("{spec: {containers: [{name: broker, env: [{name: GOGC, value: '50'}]}]}}");

    // Then
    Container broker = merged.getSpec().getContainers().get(0);
    assertThat(merged.getSpec().getContainers()).hasSize(1);
    assertThat(broker.getImage()).isEqualTo("streambus/broker:v1");
    assertThat(broker.getEnv()).extracting(EnvVar::getName).containsExactly("POD_NAME", "GOGC");
  }

  @Test
  void sidecarIsAppendedAfterTheBroker() throws IOException {
    // When
    PodTemplateSpec merged = merge("{spec: {containers: [{name: a, image: b}]}}");

    // Then
    assertThat(merged.getSpec().getContainers())
        .extracting(Container::getName)
        .containsExactly("broker", "a");
  }

  @Test
  void listWithoutMergeKeyIsReplaced() throws IOException {
    // When
    PodTemplateSpec merged = merge("{spec: {dnsConfig: {nameservers: [10.0.0.2]}}}");

    // Then
    assertThat(merged.getSpec().getDnsConfig().getNameservers()).containsExactly("10.0.0.2");
  }

  @Test
  void quantitiesAreNormalized() throws IOException {
    // When
    PodTemplateSpec merged =
        merge(
            "{spec: {volumes: [{name: a, emptyDir: {sizeLimit: 1024Mi}}], containers: [{name: a,"
                + " image: b, resources: {limits: {cpu: 0.5}}}]}}");

    // Then
    assertThat(merged.getSpec().getVolumes().get(0).getEmptyDir().getSizeLimit().toString())
        .isEqualTo("1Gi");
    assertThat(merged.getSpec().getContainers().get(1).getResources().getLimits())
        .containsEntry("cpu", new Quantity("500m"));
  }

  private static PodTemplateSpec merge(String patch) throws IOException {
    // spotless:off
    PodTemplateSpec template =
        new PodTemplateSpecBuilder()
            .withNewSpec()
                .addNewContainer()
                    .withName("broker")
                    .withImage("streambus/broker:v1")
                    .addNewEnv().withName("POD_NAME").withValue("demo-0").endEnv()
                .endContainer()
                .withNewDnsConfig().withNameservers("10.0.0.1").endDnsConfig()
            .endSpec()
            .build();
    // spotless:on
    return PodTemplatePatch.merge(
        YAML.readValue(patch, new TypeReference<Map<String, JsonNode>>() {}), template);
  }
}
