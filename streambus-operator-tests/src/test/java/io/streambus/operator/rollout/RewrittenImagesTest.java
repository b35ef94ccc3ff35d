package io.streambus.operator.rollout;

import static io.streambus.operator.fixture.OperatorScenario.NAMESPACE;
import static io.streambus.operator.fixture.OperatorScenario.demo;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import io.streambus.api.ClusterAnnotations;
import io.streambus.operator.fixture.OperatorScenario;
import io.streambus.testkit.simulation.ImageWebhook;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/**
 * Guarantees that a rollout ends with the right images even if webhooks change those of pods, as
 * for a mirror of a registry: a patch with the original images would bypass the mirror, and could
 * stop every broker.
 */
class RewrittenImagesTest {

  private static final List<UnaryOperator<String>> REWRITES =
      List.of(
          image -> image,
          RewrittenImagesTest::mirror,
          image -> image.replace("v0.6.9", "v0.6.8"),
          image -> image.replaceAll(":.*", ":pinned"),
          image -> "scanner.example.com/rejected:1");

  private final OperatorScenario scenario = new OperatorScenario();
  private final RolloutScenario rollout = new RolloutScenario(scenario);

  @Test
  void podsOfMirrorAreReplaced() {
    // Given
    scenario.cluster.imageWebhook().rewriteOnCreation(RewrittenImagesTest::mirror);
    start();

    // When
    update();

    // Then
    assertThat(rollout.patchedPods()).isEmpty();
    assertThat(rollout.deletedPods()).containsExactly("demo-2", "demo-1", "demo-0");
    assertThat(scenario.pods())
        .hasSize(3)
        .allMatch(pod -> image(pod).startsWith("mirror.example.com/"))
        .allMatch(pod -> image(pod).endsWith(":v0.6.9"));
    assertThat(rollout.eventMessages("BrokerRestarted"))
        .hasSize(3)
        .allMatch(message -> message.contains("mirror.example.com"))
        .allMatch(message -> message.contains("container broker"));
  }

  @Test
  void podIsReplacedAtOnceIfWebhookRevertsUpdate() {
    // Given
    start();
    scenario.cluster.imageWebhook().rewriteOnUpdate(image -> image.replaceAll(":.*", ":v0.6.0"));

    // When
    update();

    // Then
    assertThat(rollout.deletedPods()).containsExactly("demo-2", "demo-1", "demo-0");
    assertThat(scenario.pods()).hasSize(3).allMatch(pod -> image(pod).endsWith(":v0.6.9"));
    assertThat(scenario.status().updatedReplicas()).contains(3);
  }

  @Test
  void recordWithoutRestartsIsNoUpdate() {
    // Given
    start();
    String revision = scenario.statefulSet().getStatus().getUpdateRevision();

    // When
    scenario.annotatePod(
        "demo-1",
        ClusterAnnotations.IN_PLACE_CHANGE,
        "{\"revision\": \"%s\", \"restarts\": {}, \"startedAt\": \"%s\"}"
            .formatted(revision, scenario.cluster.clock().instant()));
    scenario.operator.runFor(Duration.ofMinutes(4));

    // Then
    assertThat(rollout.deletedPods()).isEmpty();

    // When
    scenario.operator.runFor(Duration.ofMinutes(2));

    // Then
    assertThat(rollout.deletedPods()).containsExactly("demo-1");
    assertThat(rollout.eventMessages("BrokerRestarted"))
        .singleElement()
        .asString()
        .contains("did not restart within 5 minutes");
    assertThat(scenario.phase()).isEqualTo("Running");
  }

  @Test
  void anyRewriteEndsWithTargetRevisionOrReportedBlock() {
    for (int seed = 0; seed < 20; seed++) {
      // Given
      Random random = new Random(seed);
      OperatorScenario rewritten = new OperatorScenario();
      ImageWebhook webhook = rewritten.cluster.imageWebhook();
      rewritten.user.createOrReplace(demo(NAMESPACE, spec -> spec.version("v0.6.0")));
      UnaryOperator<String> creation = any(random);
      webhook.rewriteOnCreation(creation);
      rewritten.operator.settle();

      // When
      UnaryOperator<String> laterCreation = random.nextBoolean() ? creation : any(random);
      UnaryOperator<String> update = any(random);
      webhook.rewriteOnCreation(laterCreation);
      webhook.rewriteOnUpdate(update);
      rewritten.changeSpec(spec -> spec.version("v0.6.9"));
      if (random.nextBoolean()) {
        rewritten.operator.runFor(Duration.ofSeconds(random.nextInt(30)));
        rewritten.restartOperator();
      }
      rewritten.operator.runFor(Duration.ofMinutes(20));

      // Then
      Set<String> right = new HashSet<>(Set.of("streambus/broker:v0.6.9"));
      right.add(laterCreation.apply("streambus/broker:v0.6.9"));
      assertThat(rewritten.status().updatedReplicas()).as("seed %s", seed).contains(3);
      assertThat(rewritten.pods())
          .as("seed %s", seed)
          .hasSize(3)
          .allSatisfy(pod -> assertThat(image(pod)).isIn(right));
      assertThat(rewritten.cluster.violations(NAMESPACE)).as("seed %s", seed).isEmpty();
    }
  }

  private static String mirror(String image) {
    return image.startsWith("mirror.example.com/") ? image : "mirror.example.com/" + image;
  }

  private static UnaryOperator<String> any(Random random) {
    return REWRITES.get(random.nextInt(REWRITES.size()));
  }

  private void start() {
    scenario.user.createOrReplace(demo(NAMESPACE, spec -> spec.version("v0.6.0")));
    scenario.operator.settle();
    scenario.cluster.requests().clear();
  }

  private void update() {
    scenario.changeSpec(spec -> spec.version("v0.6.9"));
    scenario.operator.settle();
  }

  private static String image(Pod pod) {
    return pod.getSpec().getContainers().get(0).getImage();
  }
}
