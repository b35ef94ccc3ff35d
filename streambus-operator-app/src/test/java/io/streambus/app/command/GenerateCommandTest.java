package io.streambus.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.streambus.api.StreamBusClusterCrd;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Guarantees that users can start from a file that is valid, and find every field in it. */
class GenerateCommandTest {

  private static final YAMLMapper YAML = new YAMLMapper();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "generate",
        "generate --all",
        "generate --name=orders -n team --replicas=5 --storage=100Gi --storage-class=fast --tls",
        "generate --all --tls-secret=orders-tls",
        "generate --name=on --namespace=123",
        "generate --tls-issuer=ca --all"
      })
  void generatedClusterIsValid(String command) {
    // When
    Invocation generate = Invocation.of(command.split(" "));
    Invocation validate = Invocation.withInput(generate.out(), "validate", "--strict", "-f", "-");

    // Then
    assertThat(generate.err()).isEmpty();
    assertThat(validate.err()).isEmpty();
    assertThat(validate.exitCode()).isZero();
  }

  @Test
  void fieldsThatAreSetHaveDescriptions() {
    assertThat(Invocation.of("generate", "--replicas=5", "--storage-class=fast").out())
        .isEqualTo(
            """
            apiVersion: streambus.io/v1alpha1
            kind: StreamBusCluster
            metadata:
              name: my-cluster
            spec:
              # replicas is the desired number of brokers. Odd numbers provide the best fault tolerance. Must be
              # between 1 and 99. Defaults to 3.
              replicas: 5
              # storage specifies the volumes of each broker.
              storage:
                # size is the size of the message volume of each broker. Must be at most 1Pi. Defaults to 10Gi.
                size: 10Gi
                # class is the name of the StorageClass of both volumes. Defaults to the default StorageClass of
                # the Kubernetes cluster.
                class: fast
            """);
  }

  @Test
  void everyDescribedFieldOfTheCrdIsThere() throws IOException {
    // Given
    JsonNode spec =
        YAML.readTree(StreamBusClusterCrd.asYaml())
            .at("/spec/versions/0/schema/openAPIV3Schema/properties/spec");

    // When
    String yaml = Invocation.of("generate", "--all").out();

    // Then
    assertThat(described(spec))
        .hasSizeGreaterThan(80)
        .allSatisfy(field -> assertThat(yaml).containsPattern("(?m)^ +#?" + field + ":"));
  }

  /** A default that is printed in another way than the API reads it would mislead. */
  @Test
  void fieldsAreValidWhenTheyAreUncommented() {
    // Given
    String yaml = Invocation.of("generate", "--all", "--tls").out();

    // When
    Invocation validate =
        Invocation.withInput(
            yaml.replaceAll("(?m)^( +)#(\\w)", "$1$2")
                // Excludes the certificate that the operator signs.
                .replaceAll("(?m)^ +issuerRef:\\n(        .*\\n|\\n)*", ""),
            "validate",
            "-f",
            "-");

    // Then
    assertThat(validate.err().lines()).allMatch(line -> line.startsWith("note: "));
    assertThat(validate.exitCode()).isZero();
  }

  @Test
  void optionsThatMakeTheClusterInvalidAreReported() {
    // When
    Invocation generate = Invocation.of("generate", "--replicas=0", "--storage=big");

    // Then
    assertThat(generate.exitCode()).isEqualTo(1);
    assertThat(generate.out()).isEmpty();
    assertThat(generate.err()).contains("spec.replicas: ", "spec.storage.size: ").hasLineCount(2);
  }

  private static List<String> described(JsonNode schema) {
    var names = new ArrayList<String>();
    schema
        .path("properties")
        .properties()
        .forEach(
            field -> {
              if (!field.getValue().path("description").asText().isEmpty()) {
                names.add(field.getKey());
                names.addAll(described(field.getValue()));
              }
            });
    return names;
  }
}
