package io.streambus.docs;

import static io.streambus.operator.fixture.NamespaceUser.eventually;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.streambus.testkit.junit.ControlPlaneTest;
import io.streambus.testkit.junit.TestNamespace;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Guarantees that the API server accepts the objects of the page, and that they keep users from
 * what they are for.
 */
@ControlPlaneTest
class HardeningPageIT {

  private static final String PAGE = "docs/hardening.md";
  private static final String BINDING = "validationActions: [Deny]\n";

  private KubernetesClient client;
  private String namespace;
  private List<HasMetadata> objects;

  @BeforeEach
  void applyObjects(KubernetesClient client, TestNamespace namespace) {
    this.client = client;
    this.namespace = namespace.name();
    objects =
        CodeBlock.allOf(PAGE, Pages.read(PAGE)).stream()
            .map(CodeBlock::text)
            .filter(text -> text.startsWith("apiVersion:"))
            .flatMap(text -> client.load(stream(inTestNamespace(text))).items().stream())
            // Rejects everything until the controller of quotas runs, which tests do without.
            .filter(object -> !object.getKind().equals("ResourceQuota"))
            .toList();
    objects.forEach(object -> client.resource(object).forceConflicts().serverSideApply());
  }

  @AfterEach
  void deletePolicy() {
    objects.stream()
        .filter(object -> object.getKind().startsWith("ValidatingAdmissionPolicy"))
        .forEach(object -> client.resource(object).delete());
  }

  @Test
  void admissionPolicyRejectsWhatNoFlagLimits() {
    // Then
    eventually(() -> assertRejected("tolerations: [{operator: Exists}]", "spec.tolerations"));
    assertRejected("podAnnotations: {a: b}", "spec.podAnnotations");
    assertRejected("podLabels: {a: b}", "spec.podLabels");
    assertRejected("networkPolicy: {enabled: false}", "spec.networkPolicy.enabled");
    for (String spec : List.of("replicas: 3", "networkPolicy: {from: [{podSelector: {}}]}", "")) {
      client.resource(cluster(spec)).dryRun().create();
    }
  }

  private void assertRejected(String spec, String field) {
    assertThatThrownBy(() -> client.resource(cluster(spec)).dryRun().create())
        .isInstanceOf(KubernetesClientException.class)
        .hasMessageContaining("ValidatingAdmissionPolicy")
        .hasMessageContaining(field);
  }

  private String cluster(String spec) {
    return """
        apiVersion: streambus.io/v1alpha1
        kind: StreamBusCluster
        metadata: {name: demo, namespace: %s}
        spec: {%s}
        """
        .formatted(namespace, spec);
  }

  /** Limits the policy to the namespace: all tests share the control plane. */
  private String inTestNamespace(String text) {
    return text.replace("tenant-a", namespace)
        .replace(
            BINDING,
            BINDING
                + "  matchResources: {namespaceSelector: {matchLabels:"
                + " {kubernetes.io/metadata.name: %s}}}\n".formatted(namespace));
  }

  private static ByteArrayInputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }
}
