package io.streambus.operator.rollout;

import static io.streambus.operator.fixture.OperatorScenario.NAME;
import static io.streambus.operator.fixture.OperatorScenario.NAMESPACE;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.streambus.operator.fixture.OperatorScenario;
import io.streambus.testkit.simulation.Request;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/**
 * Guarantees that what other clients change in the pod template takes effect by a real restart. If
 * pods only got the label of the new revision, everyone would believe that they run it.
 */
class ForeignTemplateTest {

  private final OperatorScenario scenario = OperatorScenario.running();
  private final RolloutScenario rollout = new RolloutScenario(scenario);

  /** Changes that server-side apply retains, because the operator does not own the fields. */
  private static final List<Consumer<PodTemplateSpec>> CHANGES =
      List.of(
          // kubectl set env, Reloader
          template -> env(template, "FOO", "bar"),
          // kubectl rollout restart
          template -> annotate(template, "kubectl.kubernetes.io/restartedAt", "2026-01-01"),
          // policy engines, injectors
          template -> annotate(template, "policies.example.com/checked", "true"),
          template -> template.getMetadata().getLabels().put("team", "blue"),
          template ->
              template
                  .getSpec()
                  .getContainers()
                  .add(new ContainerBuilder().withName("agent").withImage("agent:1").build()),
          template -> template.getSpec().setDnsPolicy("Default"),
          template ->
              template
                  .getSpec()
                  .getVolumes()
                  .add(
                      new VolumeBuilder()
                          .withName("scratch")
                          .withNewEmptyDir()
                          .endEmptyDir()
                          .build()));

  @Test
  void environmentVariableOfOthersRestartsPods() {
    // When
    edit(template -> env(template, "FOO", "bar"));
    scenario.operator.settle();

    // Then
    assertThat(rollout.deletedPods()).containsExactly("demo-2", "demo-1", "demo-0");
    assertThat(scenario.pods()).hasSize(3).allMatch(pod -> broker(pod).contains("FOO"));
    assertThat(rollout.eventMessages("BrokerRestarted"))
        .hasSize(3)
        .allMatch(message -> message.contains("differs in more than images"));
  }

  @Test
  void containerOfOthersIsNamed() {
    // When
    edit(
        template ->
            template
                .getSpec()
                .getContainers()
                .add(new ContainerBuilder().withName("agent").withImage("agent:1").build()));
    scenario.operator.settle();

    // Then
    assertThat(rollout.eventMessages("BrokerRestarted"))
        .hasSize(3)
        .allMatch(message -> message.endsWith(": container agent added"));
  }

  @Test
  void anyChangeByOthersRestartsEachPodOnce() {
    for (Consumer<PodTemplateSpec> change : CHANGES) {
      // Given
      OperatorScenario changed = OperatorScenario.running();

      // When
      edit(changed, change);
      changed.operator.settle();

      // Then
      assertRestartedOnce(changed, "change " + CHANGES.indexOf(change));
    }
  }

  @Test
  void imageChangedTogetherWithOtherFieldReplacesPods() {
    for (int seed = 0; seed < 12; seed++) {
      // Given
      Random random = new Random(seed);
      OperatorScenario changed = OperatorScenario.running();

      // When
      if (random.nextBoolean()) {
        changed.changeSpec(spec -> spec.version("v0.6.9"));
      }
      random
          .ints(1 + random.nextInt(3), 0, CHANGES.size())
          .distinct()
          .forEach(change -> edit(changed, CHANGES.get(change)));
      if (random.nextBoolean()) {
        changed.restartOperator();
      }
      changed.operator.settle();

      // Then
      assertRestartedOnce(changed, "seed " + seed);
    }
  }

  @Test
  void fieldOfOthersDoesNotPreventLaterUpdateInPlace() {
    // Given
    edit(template -> env(template, "FOO", "bar"));
    scenario.operator.settle();
    List<String> before = rollout.podUids();

    // When
    scenario.changeSpec(spec -> spec.version("v0.6.9"));
    scenario.operator.settle();

    // Then
    assertThat(rollout.podUids()).isEqualTo(before);
    assertThat(scenario.status().updatedReplicas()).contains(3);
  }

  @Test
  void removedFieldOfOthersRestartsPodsAgain() {
    // Given
    edit(template -> env(template, "FOO", "bar"));
    scenario.operator.settle();
    List<String> before = rollout.podUids();

    // When
    edit(
        template ->
            template
                .getSpec()
                .getContainers()
                .get(0)
                .getEnv()
                .removeIf(variable -> variable.getName().equals("FOO")));
    scenario.operator.settle();

    // Then
    assertThat(rollout.podUids()).hasSize(3).doesNotContainAnyElementsOf(before);
    assertThat(scenario.pods()).noneMatch(pod -> broker(pod).contains("FOO"));
  }

  @Test
  void usualUpdateInPlaceReadsNoRevision() {
    // Given
    scenario.operator.runFor(Duration.ofMinutes(1));

    // When
    scenario.changeSpec(spec -> spec.version("v0.6.9"));
    scenario.operator.settle();

    // Then
    assertThat(rollout.patchedPods()).hasSize(3);
    assertThat(scenario.cluster.requests().all()).allMatch(Request::isWrite);
  }

  @Test
  void restartedOperatorReadsRevisionOnce() {
    // Given
    scenario.changeSpec(spec -> spec.version("v0.6.9"));
    scenario.operator.runFor(Duration.ofSeconds(15));
    scenario.restartOperator();

    // When
    scenario.operator.settle();

    // Then
    assertThat(rollout.patchedPods()).hasSize(3);
    assertThat(scenario.cluster.requests().all())
        .filteredOn(request -> !request.isWrite())
        .extracting(request -> request.object().kind())
        .containsExactly("ControllerRevision");
  }

  private static void assertRestartedOnce(OperatorScenario scenario, String description) {
    assertThat(new RolloutScenario(scenario).deletedPods())
        .as(description)
        .containsExactly("demo-2", "demo-1", "demo-0");
    assertThat(scenario.status().updatedReplicas()).as(description).contains(3);
    assertThat(scenario.cluster.violations(NAMESPACE)).as(description).isEmpty();
  }

  private void edit(Consumer<PodTemplateSpec> change) {
    edit(scenario, change);
  }

  private static void edit(OperatorScenario scenario, Consumer<PodTemplateSpec> change) {
    scenario.user.edit(
        StatefulSet.class, NAMESPACE, NAME, set -> change.accept(set.getSpec().getTemplate()));
  }

  private static void env(PodTemplateSpec template, String name, String value) {
    template.getSpec().getContainers().get(0).getEnv().add(new EnvVar(name, value, null));
  }

  private static void annotate(PodTemplateSpec template, String name, String value) {
    template.getMetadata().getAnnotations().put(name, value);
  }

  private static List<String> broker(Pod pod) {
    return pod.getSpec().getContainers().get(0).getEnv().stream().map(EnvVar::getName).toList();
  }
}
