package io.streambus.operator.neighbors;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.streambus.testkit.junit.TestNamespace;
import java.util.List;

/** A policy of the API server that changes objects of one namespace. Closing it removes it. */
record MutatingPolicy(List<GenericKubernetesResource> objects, KubernetesClient client)
    implements AutoCloseable {

  private static final String POLICY =
      """
      apiVersion: admissionregistration.k8s.io/v1
      kind: MutatingAdmissionPolicy
      metadata:
        name: %1$s
      spec:
        failurePolicy: Fail
        reinvocationPolicy: IfNeeded
        matchConstraints:
          namespaceSelector:
            matchLabels:
              kubernetes.io/metadata.name: %1$s
          resourceRules:
            - apiGroups: ["%2$s"]
              apiVersions: ["v1"]
              operations: [%3$s]
              resources: ["%4$s"]
        matchConditions:
          - name: not-yet
            expression: '%5$s'
        mutations:
          - patchType: JSONPatch
            jsonPatch:
              expression: '%6$s'
      """;

  private static final String BINDING =
      """
      apiVersion: admissionregistration.k8s.io/v1
      kind: MutatingAdmissionPolicyBinding
      metadata:
        name: %1$s
      spec:
        policyName: %1$s
      """;

  /**
   * What a policy changes.
   *
   * @param group API group of the objects
   * @param plural resource name of the objects
   * @param operations quoted operations, separated by commas
   * @param condition CEL expression, false for objects that were changed already
   * @param patch CEL expression of the JSON patch
   */
  record Change(String group, String plural, String operations, String condition, String patch) {}

  /** Creates a policy for a namespace; the API server may need a few seconds to use it. */
  static MutatingPolicy create(KubernetesClient client, TestNamespace namespace, Change change) {
    String policy =
        POLICY.formatted(
            namespace.name(),
            change.group(),
            change.operations(),
            change.plural(),
            change.condition(),
            change.patch().replace("\n", " "));
    return new MutatingPolicy(
        List.of(create(client, policy), create(client, BINDING.formatted(namespace.name()))),
        client);
  }

  private static GenericKubernetesResource create(KubernetesClient client, String yaml) {
    return client
        .resource(
            client.getKubernetesSerialization().unmarshal(yaml, GenericKubernetesResource.class))
        .create();
  }

  @Override
  public void close() {
    objects.forEach(object -> client.resource(object).delete());
  }
}
