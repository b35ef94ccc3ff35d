package io.streambus.operator.kubernetes.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ManagedFieldsEntry;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSetBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.streambus.api.ClusterLabels;
import io.streambus.operator.kubernetes.KubernetesUnavailableException;
import io.streambus.operator.kubernetes.WriteResult;
import io.streambus.operator.metrics.WriteFailures;
import io.streambus.testkit.junit.ControlPlaneTest;
import io.streambus.testkit.junit.TestNamespace;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Without these guarantees, a former leader that was stalled, or a request that was delayed, could
 * overwrite an object that another client has created or changed since.
 */
@ControlPlaneTest
class WritePreconditionsIT {

  private KubernetesClient client;
  private String namespace;
  private ClientKubernetes kubernetes;

  @BeforeEach
  void createPort(KubernetesClient client, TestNamespace namespace) {
    this.client = client;
    this.namespace = namespace.name();
    this.kubernetes =
        new ClientKubernetes(
            client,
            new ClientKubernetes.Caches(
                cluster -> List.of(), cluster -> List.of(), cluster -> List.of()),
            new RecentWrites(),
            new WriteFailures(new SimpleMeterRegistry()));
  }

  @Test
  void objectThatWasCreatedAgainIsNotOverwritten() {
    for (HasMetadata object : List.of(map("a"), service(9092), statefulSet(0))) {
      // Given
      kubernetes.create(object);
      HasMetadata read = client.resource(object).get();
      client.resource(object).delete();

      // Then
      assertThatThrownBy(() -> kubernetes.apply(desired(object), read))
          .as("%s, deleted", object.getKind())
          .isInstanceOf(KubernetesUnavailableException.class);

      // When
      client.resource(withoutIdentity(object)).create();

      // Then
      assertThatThrownBy(() -> kubernetes.apply(desired(object), read))
          .as("%s, created again", object.getKind())
          .isInstanceOf(KubernetesUnavailableException.class);
      assertThat(client.resource(object).get().getMetadata().getLabels()).isNullOrEmpty();
    }
  }

  @Test
  void changedObjectIsNotOverwritten() {
    // Given
    kubernetes.create(map("a"));
    ConfigMap read = client.resource(map("a")).get();
    client.resource(map("a")).edit(each -> labeled(each, "leader", "next"));

    // Then
    assertThatThrownBy(() -> kubernetes.apply(map("b"), read))
        .isInstanceOf(KubernetesUnavailableException.class);
    assertThat(kubernetes.apply(map("b"), client.resource(map("a")).get()))
        .isInstanceOf(WriteResult.Success.class);
  }

  /** The controller writes the status of a StatefulSet while its pods start. */
  @Test
  void changesOfStatusAreNoConflicts() {
    // Given
    kubernetes.create(statefulSet(0));
    StatefulSet read = client.resource(statefulSet(0)).get();
    client.resource(statefulSet(0)).edit(each -> labeled(each, "status", "changed"));

    // When
    WriteResult result = kubernetes.apply(statefulSet(1), read);

    // Then
    assertThat(result).isInstanceOf(WriteResult.Success.class);
  }

  /** A second owner of a field would keep it when the operator leaves it out. */
  @Test
  void replacedListsHaveNoSecondOwner() {
    // Given
    kubernetes.create(service(9092));
    client
        .resource(service(9092))
        .edit(
            each -> {
              each.getSpec().getPorts().get(0).setPort(1234);
              return each;
            });

    // When
    WriteResult replaced = kubernetes.apply(service(9092), client.resource(service(9092)).get());

    // Then
    assertThat(replaced).isInstanceOf(WriteResult.Success.class);
    Service service = client.resource(service(9092)).get();
    assertThat(service.getSpec().getPorts()).singleElement().returns(9092, port -> port.getPort());
    assertThat(service.getMetadata().getManagedFields())
        .filteredOn(entry -> entry.getManager().startsWith(ClusterLabels.OPERATOR))
        .extracting(ManagedFieldsEntry::getManager, ManagedFieldsEntry::getOperation)
        .containsExactly(tuple(ClusterLabels.OPERATOR, "Apply"));

    // When
    kubernetes.apply(service(9192), service);

    // Then
    assertThat(client.resource(service(9092)).get().getSpec().getPorts())
        .singleElement()
        .returns(9192, port -> port.getPort());
  }

  private static <T extends HasMetadata> T labeled(T object, String name, String value) {
    object.getMetadata().setLabels(Map.of(name, value));
    return object;
  }

  private HasMetadata desired(HasMetadata object) {
    return labeled(withoutIdentity(object), "desired", "true");
  }

  private HasMetadata withoutIdentity(HasMetadata object) {
    HasMetadata copy = client.getKubernetesSerialization().clone(object);
    copy.setMetadata(metadata(object.getMetadata().getName()));
    return copy;
  }

  private ObjectMeta metadata(String name) {
    return new ObjectMetaBuilder().withNamespace(namespace).withName(name).build();
  }

  private ConfigMap map(String value) {
    return new ConfigMapBuilder().withMetadata(metadata("map")).addToData("key", value).build();
  }

  private Service service(int port) {
    // spotless:off
    return new ServiceBuilder()
        .withMetadata(metadata("service"))
        .withNewSpec()
            .addNewPort()
                .withName("client")
                .withPort(port)
            .endPort()
        .endSpec()
        .build();
    // spotless:on
  }

  private StatefulSet statefulSet(int replicas) {
    // spotless:off
    return new StatefulSetBuilder()
        .withMetadata(metadata("set"))
        .withNewSpec()
            .withReplicas(replicas)
            .withNewSelector()
                .addToMatchLabels("app", "x")
            .endSelector()
            .withNewTemplate()
                .withNewMetadata()
                    .addToLabels("app", "x")
                .endMetadata()
                .withNewSpec()
                    .addNewContainer()
                        .withName("x")
                        .withImage("x")
                    .endContainer()
                .endSpec()
            .endTemplate()
        .endSpec()
        .build();
    // spotless:on
  }
}
