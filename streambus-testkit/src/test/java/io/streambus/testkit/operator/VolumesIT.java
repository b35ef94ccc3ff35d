package io.streambus.testkit.operator;

import static io.streambus.testkit.assertions.StreamBusClusterAssert.assertThat;
import static io.streambus.testkit.operator.ClusterUser.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.storage.StorageClass;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.streambus.api.StorageStatus;
import io.streambus.api.vocabulary.ClusterPhase;
import io.streambus.api.vocabulary.ConditionReason;
import io.streambus.api.vocabulary.ConditionType;
import io.streambus.testkit.controlplane.ControlPlane;
import io.streambus.testkit.junit.ControlPlaneTest;
import io.streambus.testkit.junit.TestNamespace;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** If one of these failed, more room for messages could cost the messages. */
@ControlPlaneTest
class VolumesIT {

  private static final String DEMO = "demo";

  private KubernetesClient client;
  private String namespace;
  private ClusterUser user;

  @BeforeEach
  void meetTheUser(KubernetesClient client, TestNamespace namespace) {
    this.client = client;
    this.namespace = namespace.name();
    this.user = new ClusterUser(client, namespace);
  }

  @Test
  void bothVolumesGrowWhileBrokersRunAndTheControllerTakesThePodsOver() {
    // Given
    running("replicas: 3");
    StatefulSet before = set();
    Map<String, String> pods = uids(pods());
    Map<String, String> claims = uids(claims());

    // When
    user.apply(DEMO, "replicas: 3", "storage: {size: 12Gi, raftSize: 6Gi}");

    // Then
    grown("12Gi", "6Gi");
    assertThat(uids(pods())).isEqualTo(pods);
    assertThat(uids(claims())).isEqualTo(claims);
    assertThat(asked()).allSatisfy((claim, size) -> assertThat(size).isIn("12Gi", "6Gi"));
    assertThat(set().getMetadata().getUid()).isNotEqualTo(before.getMetadata().getUid());
    assertThat(set().getStatus())
        .returns(before.getStatus().getUpdateRevision(), status -> status.getUpdateRevision())
        .returns(before.getStatus().getUpdateRevision(), status -> status.getCurrentRevision())
        .returns(3, status -> status.getUpdatedReplicas())
        .returns(3, status -> status.getReadyReplicas());
    assertThat(pods())
        .allSatisfy(pod -> assertThat(owners(pod)).containsExactly(set().getMetadata().getUid()));
    assertThat(events()).containsOnly("Creating", "Running");
  }

  @Test
  void aClaimThatIsLargerAlreadyIsLeft() {
    // Given
    running("replicas: 1");
    client
        .persistentVolumeClaims()
        .inNamespace(namespace)
        .withName("data-demo-0")
        .edit(VolumesIT::ofThirty);

    // When
    user.apply(DEMO, "replicas: 1", "storage: {size: 20Gi, raftSize: 6Gi}");

    // Then
    eventually(() -> assertThat(templates()).containsExactly("20Gi", "6Gi"));
    assertThat(asked())
        .containsExactlyInAnyOrderEntriesOf(Map.of("data-demo-0", "30Gi", "raft-demo-0", "6Gi"));
    eventually(() -> assertThat(user.cluster(DEMO)).hasNo(ConditionType.STORAGE_RESIZING));
  }

  @Test
  void aClassThatCannotGrowIsToldUntilItCan() {
    // Given
    StorageClass fixed = ControlPlane.storageClass("fixed-" + namespace);
    fixed.setAllowVolumeExpansion(false);
    client.resource(fixed).create();
    String name = fixed.getMetadata().getName();
    running("replicas: 1", "storage: {class: %s}".formatted(name));
    String uid = set().getMetadata().getUid();

    // When
    user.apply(
        DEMO,
        "replicas: 1",
        "multiTenancy: {isolation: {networkPolicies: true}}",
        "storage: {class: %s, size: 12Gi}".formatted(name));

    // Then
    eventually(
        () ->
            assertThat(user.cluster(DEMO))
                .isFalse(ConditionType.STORAGE_RESIZING, ConditionReason.STORAGE_CLASS_FIXED)
                .tells(ConditionType.STORAGE_RESIZING, "data-demo-0", "allowVolumeExpansion", name)
                .isTrue(ConditionType.STALLED, ConditionReason.STORAGE_CLASS_FIXED)
                .hasPhase(ClusterPhase.RUNNING));
    eventually(() -> assertThat(events()).contains("StorageClassFixed"));
    assertThat(client.network().v1().networkPolicies().inNamespace(namespace).list().getItems())
        .hasSize(1);
    assertThat(set().getMetadata().getUid()).isEqualTo(uid);
    assertThat(templates()).containsExactly("10Gi", "5Gi");
    assertThat(storage()).contains("10Gi 5Gi " + name);

    // When
    client
        .storage()
        .v1()
        .storageClasses()
        .withName(name)
        .edit(
            found -> {
              found.setAllowVolumeExpansion(true);
              return found;
            });

    // Then
    grown("12Gi", "5Gi");
    client.resource(fixed).delete();
  }

  @Test
  void claimsThatGoWithTheClusterOutliveAResizeAndNotTheCluster() {
    // Given
    running("replicas: 2", "storage: {retentionPolicy: {whenDeleted: Delete}}");
    eventually(() -> assertThat(claims()).allMatch(claim -> owners(claim).equals(ofSet())));
    Map<String, String> claims = uids(claims());

    // When
    user.apply(
        DEMO, "replicas: 2", "storage: {size: 12Gi, retentionPolicy: {whenDeleted: Delete}}");

    // Then
    grown("12Gi", "5Gi");
    eventually(() -> assertThat(claims()).allMatch(claim -> owners(claim).equals(ofSet())));
    assertThat(uids(claims())).isEqualTo(claims);
    assertThat(claims()).noneMatch(PersistentVolumeClaim::isMarkedForDeletion);

    // When
    user.delete(DEMO);

    // Then
    eventually(() -> assertThat(claims()).isEmpty());
  }

  private void running(String... spec) {
    user.apply(DEMO, spec);
    eventually(() -> assertThat(user.cluster(DEMO)).hasPhase(ClusterPhase.RUNNING));
  }

  private void grown(String size, String raftSize) {
    eventually(
        () -> {
          assertThat(templates()).containsExactly(size, raftSize);
          assertThat(storage()).contains(size + " " + raftSize + " " + className());
          assertThat(user.cluster(DEMO))
              .hasPhase(ClusterPhase.RUNNING)
              .hasNo(ConditionType.STORAGE_RESIZING)
              .hasNo(ConditionType.CHANGE_BLOCKED);
        });
  }

  private String className() {
    return claims().get(0).getSpec().getStorageClassName();
  }

  private Optional<String> storage() {
    return user.cluster(DEMO)
        .getStatus()
        .storage()
        .map(
            (StorageStatus has) ->
                has.size().orElse("")
                    + " "
                    + has.raftSize().orElse("")
                    + " "
                    + has.storageClass().orElse(""));
  }

  private StatefulSet set() {
    return client.apps().statefulSets().inNamespace(namespace).withName(DEMO).get();
  }

  private List<String> ofSet() {
    return Stream.ofNullable(set()).map(found -> found.getMetadata().getUid()).toList();
  }

  /** Of no StatefulSet while it is replaced. */
  private List<String> templates() {
    return Stream.ofNullable(set())
        .flatMap(found -> found.getSpec().getVolumeClaimTemplates().stream())
        .map(VolumesIT::asked)
        .toList();
  }

  private List<Pod> pods() {
    return client
        .pods()
        .inNamespace(namespace)
        .withLabel("app.kubernetes.io/instance", DEMO)
        .list()
        .getItems();
  }

  private List<PersistentVolumeClaim> claims() {
    return client.persistentVolumeClaims().inNamespace(namespace).list().getItems();
  }

  private Map<String, String> asked() {
    return claims().stream()
        .collect(Collectors.toMap(claim -> claim.getMetadata().getName(), VolumesIT::asked));
  }

  private static String asked(PersistentVolumeClaim claim) {
    return String.valueOf(claim.getSpec().getResources().getRequests().get("storage"));
  }

  private static Map<String, String> uids(List<? extends HasMetadata> objects) {
    return objects.stream()
        .collect(
            Collectors.toMap(
                object -> object.getMetadata().getName(), object -> object.getMetadata().getUid()));
  }

  private static List<String> owners(HasMetadata object) {
    return object.getMetadata().getOwnerReferences().stream().map(OwnerReference::getUid).toList();
  }

  private List<String> events() {
    return client.v1().events().inNamespace(namespace).list().getItems().stream()
        .filter(event -> event.getInvolvedObject().getKind().equals("StreamBusCluster"))
        .map(Event::getReason)
        .toList();
  }

  private static PersistentVolumeClaim ofThirty(PersistentVolumeClaim claim) {
    claim.getSpec().getResources().getRequests().put("storage", new Quantity("30Gi"));
    return claim;
  }
}
