package io.streambus.resources.objects;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.streambus.api.StreamBusCluster;
import io.streambus.resources.ClusterInputs;
import io.streambus.resources.ClusterResolver;
import io.streambus.resources.Resolution.Resolved;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Guarantees that desired objects contain no zero that the API server drops. Otherwise, every
 * reconciliation would find a difference and write the object again.
 */
class ZeroValuesTest {

  private static final YAMLMapper YAML = new YAMLMapper();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "containers: [{env: [{name: A, value: ''}]}] | containers: [{env: [{name: A}]}]",
        "tolerations: [{key: '', operator: Exists}] | tolerations: [{operator: Exists}]",
        "tolerations: [{key: a, value: '', effect: ''}] | tolerations: [{key: a}]",
        "containers: [{tty: false, stdin: false, stdinOnce: true}] | containers: [{stdinOnce: true}]",
        "containers: [{volumeMounts: [{mountPath: /a, readOnly: false, subPath: ''}]}]"
            + " | containers: [{volumeMounts: [{mountPath: /a}]}]",
        "containers: [{livenessProbe: {initialDelaySeconds: 0, timeoutSeconds: 0, grpc: {port: 1}}}]"
            + " | containers: [{livenessProbe: {grpc: {port: 1}}}]",
        "initContainers: [{workingDir: '', ports: [{containerPort: 1, hostPort: 0}]}]"
            + " | initContainers: [{ports: [{containerPort: 1}]}]",
        "securityContext: {seLinuxOptions: {level: '', role: r}}"
            + " | securityContext: {seLinuxOptions: {role: r}}",
        "volumes: [{name: a, emptyDir: {medium: ''}}] | volumes: [{name: a, emptyDir: {}}]",
      })
  void zeroThatServerDropsIsOmitted(String spec, String stored) throws IOException {
    assertThat(drop(spec)).isEqualTo(template(stored));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "automountServiceAccountToken: false",
        "terminationGracePeriodSeconds: 0",
        "securityContext: {runAsUser: 0, runAsNonRoot: false}",
        "containers: [{securityContext: {privileged: false, allowPrivilegeEscalation: false}}]",
        "tolerations: [{key: a, tolerationSeconds: 0}]",
        "volumes: [{name: a, secret: {defaultMode: 0, optional: false}}]",
        "dnsConfig: {options: [{name: a, value: ''}]}",
        "containers: [{livenessProbe: {httpGet: {port: 1, httpHeaders: [{name: A, value: ''}]}}}]",
      })
  void zeroThatServerStoresIsRetained(String spec) throws IOException {
    assertThat(drop(spec)).isEqualTo(template(spec));
  }

  @ParameterizedTest
  @MethodSource("io.streambus.resources.objects.OmittedZeros#types")
  void everyFieldExists(Class<?> type) {
    var mapper = new ObjectMapper();
    assertThat(
            mapper.getSerializationConfig().introspect(mapper.constructType(type)).findProperties())
        .extracting(BeanPropertyDefinition::getName)
        .containsAll(OmittedZeros.of(type));
  }

  @Test
  void statefulSetContainsNoZeroOfUser() throws IOException {
    // When
    StatefulSet set =
        statefulSet(
            """
            rollout: {minReadySeconds: 0}
            tolerations: [{key: '', operator: Exists}]
            podTemplate: {spec: {containers: [{name: broker, env: [{name: A, value: ''}]}]}}
            """);

    // Then
    JsonNode tree = YAML.valueToTree(set.getSpec());
    assertThat(tree.has("minReadySeconds")).isFalse();
    assertThat(tree.at("/template/spec/tolerations/0")).hasToString("{\"operator\":\"Exists\"}");
    assertThat(tree.at("/template/spec/containers/0/env"))
        .anySatisfy(variable -> assertThat(variable).hasToString("{\"name\":\"A\"}"));
  }

  private static StatefulSet statefulSet(String spec) throws IOException {
    StreamBusCluster cluster =
        YAML.readValue(
            "metadata: {name: demo, namespace: default}\nspec:\n" + spec.indent(2),
            StreamBusCluster.class);
    var resolved = (Resolved) ClusterResolver.resolve(cluster, ClusterInputs.none());
    return BrokerStatefulSet.of(resolved.cluster()).orElseThrow();
  }

  private static JsonNode drop(String spec) throws IOException {
    PodTemplateSpec template = YAML.treeToValue(template(spec), PodTemplateSpec.class);
    return YAML.readTree(YAML.writeValueAsString(ZeroValues.drop(template)));
  }

  private static JsonNode template(String spec) throws IOException {
    return YAML.createObjectNode().set("spec", YAML.readTree(spec));
  }
}
