package io.streambus.testkit.operator;

import static io.streambus.testkit.operator.ClusterUser.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaPropsBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.streambus.api.StreamBusClusterCrd;

/** Makes the API server take any cluster for a while, as if an older CRD had let it in. */
final class LaxSchema {

  private static final String UNREADABLE = "storage: none";

  private final KubernetesClient client;
  private final ClusterUser user;

  private LaxSchema(KubernetesClient client, ClusterUser user) {
    this.client = client;
    this.user = user;
  }

  static void during(KubernetesClient client, ClusterUser user, Runnable steps) {
    LaxSchema schema = new LaxSchema(client, user);
    try {
      schema.open();
      steps.run();
    } finally {
      schema.close();
    }
  }

  private void open() {
    install(
        new JSONSchemaPropsBuilder()
            .withType("object")
            .withXKubernetesPreserveUnknownFields(true)
            .build());
    // The API server takes a new schema into use a moment after it answered.
    eventually(() -> user.apply("probe", UNREADABLE));
    user.delete("probe");
  }

  private void close() {
    install(approved().getSpec().getVersions().get(0).getSchema().getOpenAPIV3Schema());
    eventually(
        () ->
            assertThat(catchThrowable(() -> user.apply("probe", UNREADABLE)))
                .isInstanceOf(KubernetesClientException.class));
  }

  private void install(JSONSchemaProps schema) {
    CustomResourceDefinition crd = approved();
    crd.getSpec().getVersions().get(0).getSchema().setOpenAPIV3Schema(schema);
    client.resource(crd).forceConflicts().serverSideApply();
  }

  private CustomResourceDefinition approved() {
    return client
        .getKubernetesSerialization()
        .unmarshal(StreamBusClusterCrd.asYaml(), CustomResourceDefinition.class);
  }
}
