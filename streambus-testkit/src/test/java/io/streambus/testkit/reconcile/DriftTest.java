package io.streambus.testkit.reconcile;

import static io.streambus.testkit.reconcile.Scene.NAME;
import static io.streambus.testkit.reconcile.Scene.NAMESPACE;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.streambus.api.ClusterLabels;
import io.streambus.api.StreamBusCluster;
import io.streambus.testkit.simulation.Request;
import io.streambus.testkit.simulation.Verb;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * If one of these failed, a slip of a hand would stay in force, or the operator would fight with
 * the other programs of a cluster.
 */
class DriftTest {

  private final Scene scene = Scene.running();

  @Test
  void foreignLabelsStayWhenTheOperatorHasToWrite() {
    // Given
    scene.user.edit(
        ConfigMap.class,
        NAMESPACE,
        "demo-config",
        child -> {
          child.getMetadata().getLabels().put("team", "payments");
          child.getData().put("notes", "of another program");
        });

    // When
    scene.user.edit(
        ConfigMap.class, NAMESPACE, "demo-config", child -> child.getData().remove("broker.yaml"));
    scene.operator.settle();

    // Then
    ConfigMap config = scene.get(ConfigMap.class, "demo-config");
    assertThat(config.getData()).containsOnlyKeys("broker.yaml", "notes");
    assertThat(config.getMetadata().getLabels()).containsEntry("team", "payments");
  }

  @Test
  void aChangedFieldOfOursIsPutBackByOneWrite() {
    // Given
    Map<String, String> before = scene.cluster.contents();

    // When
    scene.user.edit(
        Service.class, NAMESPACE, NAME, service -> service.getSpec().setSessionAffinity("None"));
    scene.operator.settle();

    // Then
    assertThat(scene.cluster.contents()).isEqualTo(before);
    assertThat(writesOfObjects()).hasSize(1);
  }

  @Test
  void aPortNumberThatIsEditedIsPutBack() {
    // Given
    Map<String, String> before = scene.cluster.contents();

    // When
    scene.user.edit(
        Service.class,
        NAMESPACE,
        NAME,
        service -> service.getSpec().getPorts().get(0).setPort(1234));
    scene.operator.settle();

    // Then
    assertThat(scene.cluster.contents()).isEqualTo(before);
  }

  @Test
  void aStatefulSetThatWasScaledByHandGetsItsReplicasBack() {
    // When
    scene.user.edit(StatefulSet.class, NAMESPACE, NAME, set -> set.getSpec().setReplicas(1));
    scene.operator.settle();

    // Then
    assertThat(scene.statefulSet().getSpec().getReplicas()).isEqualTo(3);
    assertThat(scene.pods()).hasSize(3);
    assertThat(scene.phase()).isEqualTo("Running");
  }

  @Test
  void aKeyThatIsAddedToASelectorIsTakenOut() {
    // A selector belongs to its writer as a whole: with a foreign key it selects no broker.
    // When
    scene.user.edit(
        Service.class,
        NAMESPACE,
        NAME,
        service -> service.getSpec().getSelector().put("app", "shop"));
    scene.operator.settle();

    // Then
    assertThat(scene.get(Service.class, NAME).getSpec().getSelector())
        .isEqualTo(ClusterLabels.selector(NAME));
  }

  @Test
  void fieldsThatWeDoNotSetStayAndCostNothing() {
    // When
    scene.user.edit(
        Service.class,
        NAMESPACE,
        NAME,
        service -> service.getSpec().setExternalIPs(List.of("192.0.2.1")));
    scene.operator.settle();

    // Then
    assertThat(scene.get(Service.class, NAME).getSpec().getExternalIPs())
        .containsExactly("192.0.2.1");
    assertThat(scene.writes()).isEmpty();
  }

  @Test
  void aForeignSidecarStaysAndCostsNoEndlessWrites() {
    // Given
    scene.user.edit(
        StatefulSet.class,
        NAMESPACE,
        NAME,
        set ->
            set.getSpec()
                .getTemplate()
                .getSpec()
                .getContainers()
                .add(new ContainerBuilder().withName("proxy").withImage("proxy:1").build()));
    scene.operator.settle();
    scene.cluster.requests().clear();

    // When
    for (int restart = 0; restart < 3; restart++) {
      scene.restartOperator();
      scene.operator.runFor(Duration.ofHours(1));
    }

    // Then
    assertThat(scene.statefulSet().getSpec().getTemplate().getSpec().getContainers())
        .extracting(container -> container.getName())
        .contains("proxy");
    assertThat(writesOfObjects()).isEmpty();
  }

  @Test
  void anArgumentThatIsAddedToTheBrokerIsTakenOut() {
    // When
    scene.user.edit(
        StatefulSet.class,
        NAMESPACE,
        NAME,
        set ->
            set.getSpec()
                .getTemplate()
                .getSpec()
                .getContainers()
                .get(0)
                .setCommand(List.of("/bin/sh", "-c", "sleep 1000")));
    scene.operator.settle();

    // Then
    assertThat(
            scene
                .statefulSet()
                .getSpec()
                .getTemplate()
                .getSpec()
                .getContainers()
                .get(0)
                .getCommand()
                .get(2))
        .contains("streambus-broker");
    assertThat(scene.phase()).isEqualTo("Running");
  }

  @Test
  void objectsThatWereOrphanedAreTakenBackByANewClusterOfTheName() {
    // Given
    List<String> pods = scene.pods().stream().map(pod -> pod.getMetadata().getUid()).toList();
    scene.user.deleteAndOrphan(StreamBusCluster.class, NAMESPACE, NAME);
    scene.operator.settle();

    // When
    scene.user.put(Scene.demo(NAMESPACE));
    scene.operator.settle();

    // Then
    assertThat(scene.phase()).isEqualTo("Running");
    assertThat(scene.pods()).extracting(pod -> pod.getMetadata().getUid()).isEqualTo(pods);
    String uid = scene.get(StreamBusCluster.class, NAME).getMetadata().getUid();
    assertThat(scene.statefulSet().getMetadata().getOwnerReferences())
        .extracting(owner -> owner.getUid())
        .containsExactly(uid);
  }

  private List<Request> writesOfObjects() {
    return scene.writes().stream()
        .filter(write -> write.verb() != Verb.PATCH_STATUS)
        .filter(write -> !write.object().kind().equals("Event"))
        .toList();
  }
}
