package io.streambus.testkit.operator;

import static io.streambus.testkit.operator.ClusterUser.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.io.Resources;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.streambus.api.vocabulary.ConditionReason;
import io.streambus.api.vocabulary.ConditionType;
import io.streambus.resources.foreign.ForeignResource;
import io.streambus.resources.model.OptionalKind;
import io.streambus.testkit.junit.TestNamespace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The API of an optional kind, as its project would install it. */
record OptionalApi(KubernetesClient client, OptionalKind kind) {

  void install() {
    client
        .resource(
            client.getKubernetesSerialization().unmarshal(yaml(), CustomResourceDefinition.class))
        .serverSideApply();
  }

  void remove() {
    definition().delete();
    eventually(() -> assertThat(definition().get()).isNull());
  }

  /** The line of a spec that asks for an object of the kind. */
  String wish() {
    return switch (kind) {
      case SERVICE_MONITOR -> "observability: {metrics: {serviceMonitor: true}}";
      case CERTIFICATE -> "security: {tls: {enabled: true, issuerRef: {name: ca}}}";
    };
  }

  /** The condition of a cluster that asks in vain. */
  ConditionType condition() {
    return switch (kind) {
      case SERVICE_MONITOR -> ConditionType.MONITORING_UNAVAILABLE;
      case CERTIFICATE -> ConditionType.CERT_MANAGER_UNAVAILABLE;
    };
  }

  /** Its reason where the API is not installed. */
  ConditionReason reason() {
    return switch (kind) {
      case SERVICE_MONITOR -> ConditionReason.PROMETHEUS_OPERATOR_MISSING;
      case CERTIFICATE -> ConditionReason.CERT_MANAGER_MISSING;
    };
  }

  String plural() {
    return HasMetadata.getPlural(kind.type());
  }

  /** The object of a cluster. */
  Resource<? extends ForeignResource> object(TestNamespace namespace, String cluster) {
    return client.resources(kind.type()).inNamespace(namespace.name()).withName(cluster);
  }

  private Resource<CustomResourceDefinition> definition() {
    return client.apiextensions().v1().customResourceDefinitions().withName(kind.crd());
  }

  private String yaml() {
    try {
      return Resources.toString(
          Resources.getResource(OptionalApi.class, kind.crd() + ".yaml"), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
