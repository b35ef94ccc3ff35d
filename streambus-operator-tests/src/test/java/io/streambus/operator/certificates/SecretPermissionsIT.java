package io.streambus.operator.certificates;

import static io.streambus.operator.fixture.NamespaceUser.eventually;
import static io.streambus.testkit.assertions.StreamBusClusterAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBindingBuilder;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBuilder;
import io.fabric8.kubernetes.api.model.rbac.RoleBindingBuilder;
import io.fabric8.kubernetes.api.model.rbac.RoleBuilder;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.streambus.api.values.ClusterPhase;
import io.streambus.api.values.ConditionReason;
import io.streambus.api.values.ConditionType;
import io.streambus.operator.ImmutableOperatorOptions;
import io.streambus.operator.StreamBusOperator;
import io.streambus.operator.fixture.NamespaceUser;
import io.streambus.operator.kubernetes.client.HttpWatches;
import io.streambus.operator.kubernetes.client.LeanSerialization;
import io.streambus.testkit.broker.UserCertificate;
import io.streambus.testkit.junit.ControlPlaneTest;
import io.streambus.testkit.junit.ExpectedErrors;
import io.streambus.testkit.junit.TestNamespace;
import io.streambus.testkit.junit.TestOperator;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Guarantees that the operator needs no permission to read every Secret. */
@ControlPlaneTest
@ExpectedErrors(
    value = "listSyncAndWatch failed.*(?s).*forbidden",
    reason = "The client logs every watch that is forbidden.")
class SecretPermissionsIT {

  private static final String LIMITED = "limited-operator";
  private static final String ALL = "*";

  private KubernetesClient client;
  private TestNamespace namespace;
  private NamespaceUser user;

  @BeforeEach
  void createUserWithoutSecretPermissions(
      KubernetesClient client, TestNamespace namespace, TestOperator unlimited) {
    unlimited.stop();
    this.client = client;
    this.namespace = namespace;
    this.user = new NamespaceUser(client, namespace);
    clusterPermissions().forEach(object -> client.resource(object).serverSideApply());
  }

  @AfterEach
  void deleteUser() {
    clusterPermissions().forEach(object -> client.resource(object).delete());
  }

  @Test
  void permissionOnReferencedSecretSufficesAndItsAbsenceIsReported() {
    // Given
    client
        .resource(
            UserCertificate.forCluster(
                    namespace.name(), Instant.now().minus(Duration.ofMinutes(1)), 90)
                .secret("certificate"))
        .create();
    try (KubernetesClient limited = limitedClient();
        StreamBusOperator operator =
            StreamBusOperator.start(
                limited,
                ImmutableOperatorOptions.builder().addNamespaces(namespace.name()).build())) {

      // When
      user.apply(
          "demo", "replicas: 1", "security: {tls: {enabled: true, certSecretName: certificate}}");

      // Then
      eventually(
          () ->
              assertThat(user.cluster("demo"))
                  .hasPhase(ClusterPhase.FAILED)
                  .hasTrueCondition(ConditionType.STALLED, ConditionReason.SECRET_UNAVAILABLE)
                  .hasConditionMessageContaining(
                      ConditionType.STALLED,
                      "Secret " + namespace.name() + "/certificate",
                      "list and watch"));

      // When
      secretPermissions().forEach(object -> client.resource(object).create());

      // Then
      eventually(() -> assertThat(user.cluster("demo")).hasPhase(ClusterPhase.RUNNING));
      assertThat(operator.isHealthy()).isTrue();
    }
  }

  private KubernetesClient limitedClient() {
    return HttpWatches.clientBuilder(
            new ConfigBuilder(client.getConfiguration()).withImpersonateUsername(LIMITED).build())
        .withKubernetesSerialization(LeanSerialization.create())
        .build();
  }

  // spotless:off
  private static List<HasMetadata> clusterPermissions() {
    return List.of(
        new ClusterRoleBuilder()
            .withNewMetadata().withName(LIMITED).endMetadata()
            .addNewRule()
                .withApiGroups(
                    "streambus.io", "apps", "policy", "networking.k8s.io", "cert-manager.io",
                    "monitoring.coreos.com", "apiextensions.k8s.io")
                .withResources(ALL)
                .withVerbs(ALL)
            .endRule()
            .addNewRule()
                .withApiGroups("")
                .withResources("configmaps", "services", "serviceaccounts", "events", "pods", "pods/eviction", "persistentvolumeclaims")
                .withVerbs(ALL)
            .endRule()
            .build(),
        new ClusterRoleBindingBuilder()
            .withNewMetadata().withName(LIMITED).endMetadata()
            .withNewRoleRef("rbac.authorization.k8s.io", "ClusterRole", LIMITED)
            .addNewSubject("rbac.authorization.k8s.io", "User", LIMITED, null)
            .build());
  }

  private List<HasMetadata> secretPermissions() {
    return List.of(
        new RoleBuilder()
            .withNewMetadata().withNamespace(namespace.name()).withName(LIMITED).endMetadata()
            .addNewRule()
                .withApiGroups("")
                .withResources("secrets")
                .withResourceNames("certificate")
                .withVerbs("get", "list", "watch")
            .endRule()
            .build(),
        new RoleBindingBuilder()
            .withNewMetadata().withNamespace(namespace.name()).withName(LIMITED).endMetadata()
            .withNewRoleRef("rbac.authorization.k8s.io", "Role", LIMITED)
            .addNewSubject("rbac.authorization.k8s.io", "User", LIMITED, null)
            .build());
  }
  // spotless:on
}
