package io.streambus.testkit.operator;

import static io.streambus.testkit.operator.ClusterUser.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.io.Resources;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.streambus.resources.model.OptionalKind;
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
