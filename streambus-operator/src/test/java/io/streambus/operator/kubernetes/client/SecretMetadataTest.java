package io.streambus.operator.kubernetes.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.streambus.operator.kubernetes.client.SecretMetadata.SecretMetadataList;
import org.junit.jupiter.api.Test;

/** Guarantees that the operator keeps nothing of Secrets that it need not read. */
class SecretMetadataTest {

  private final KubernetesSerialization serialization = LeanSerialization.create();

  @Test
  void readsNameAndVersionOnly() {
    // When
    SecretMetadataList list =
        serialization.unmarshal(
            """
            {"kind": "PartialObjectMetadataList", "apiVersion": "meta.k8s.io/v1",
             "metadata": {"resourceVersion": "7", "continue": "next"},
             "items": [{"metadata": {
                 "namespace": "shop", "name": "certificate", "resourceVersion": "5", "uid": "u",
                 "annotations": {"kubectl.kubernetes.io/last-applied-configuration": "secret"},
                 "labels": {"a": "secret"}, "finalizers": ["secret"],
                 "ownerReferences": [{"name": "secret"}],
                 "managedFields": [{"manager": "secret", "fieldsV1": {"f:data": {}}}]}}]}
            """,
            SecretMetadataList.class);

    // Then
    SecretMetadata secret = list.getItems().get(0);
    assertThat(secret.getMetadata().getName()).isEqualTo("certificate");
    assertThat(secret.getMetadata().getNamespace()).isEqualTo("shop");
    assertThat(secret.getMetadata().getResourceVersion()).isEqualTo("5");
    assertThat(serialization.asJson(secret.getMetadata())).doesNotContain("secret");
    assertThat(list.getMetadata().getContinue()).isEqualTo("next");
  }
}
