package io.streambus.operator.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import io.streambus.api.ClusterAnnotations;
import io.streambus.operator.kubernetes.BrokerPod;
import io.streambus.operator.kubernetes.BrokerPod.PodContainer;
import io.streambus.operator.kubernetes.ObjectKey;
import io.streambus.operator.kubernetes.ObjectVersion;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Guarantees that no annotation on a pod stops the reconciliation of its cluster: any client that
 * may patch pods can set it.
 */
class InPlaceUpdateTest {

  private static final List<String> TOKENS =
      List.of(
          "{",
          "}",
          "[",
          "]",
          ":",
          ",",
          "null",
          "true",
          "1",
          "-1",
          "1.5",
          "1e999",
          "99999999999",
          "\"revision\"",
          "\"restarts\"",
          "\"startedAt\"",
          "\"broker\"",
          "\"\"",
          "{\"revision\": \"x\", \"restarts\": ",
          "{\"broker\": ",
          " ",
          "\"",
          "\u0000");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "",
        " ",
        "{}",
        "[]",
        "1",
        "\"x\"",
        "{\"revision\": \"x\", \"restarts\": {\"broker\": null}}",
        "{\"revision\": \"x\", \"restarts\": {\"broker\": 1, \"proxy\": null}}",
        "{\"revision\": null, \"restarts\": {}}",
        "{\"revision\": \"x\", \"restarts\": null}",
        "{\"revision\": \"x\"}",
        "{\"revision\": \"x\", \"restarts\": []}",
        "{\"revision\": \"x\", \"restarts\": {\"broker\": 99999999999}}",
        "{\"revision\": \"x\", \"restarts\": {\"broker\": 1e999}}",
        "{\"revision\": {}, \"restarts\": {}}",
        "{\"revision\": \"x\", \"restarts\": {\"broker\": 1}"
      })
  void invalidAnnotationIsNoUpdate(String annotation) {
    assertThat(InPlaceUpdate.of(pod(annotation))).isEmpty();
  }

  @Test
  void deeplyNestedAnnotationIsNoUpdate() {
    assertThat(InPlaceUpdate.of(pod("[".repeat(100_000)))).isEmpty();
    assertThat(InPlaceUpdate.of(pod("{\"restarts\":".repeat(20_000)))).isEmpty();
  }

  @Test
  void updateIsCompleteOnceContainersHaveRestarted() {
    assertThat(InPlaceUpdate.of(pod("{\"revision\": \"x\", \"restarts\": {\"broker\": 1}}")))
        .hasValueSatisfying(update -> assertThat(update.isComplete(pod(""))).isTrue());
    assertThat(InPlaceUpdate.of(pod("{\"revision\": \"x\", \"restarts\": {\"broker\": 2}}")))
        .hasValueSatisfying(update -> assertThat(update.isComplete(pod(""))).isFalse());
  }

  @Test
  void updateOfNoContainerIsNeverComplete() {
    assertThat(InPlaceUpdate.of(pod("{\"revision\": \"x\", \"restarts\": {}}")))
        .hasValueSatisfying(update -> assertThat(update.isComplete(pod(""))).isFalse());
  }

  @Test
  void updateFailsFiveMinutesAfterItsStart() {
    Instant now = Instant.parse("2026-01-01T12:00:00Z");
    assertThat(deadline("2026-01-01T11:58:00Z", now)).isEqualTo("2026-01-01T12:03:00Z");
    assertThat(deadline("2026-01-01T11:00:00Z", now)).isEqualTo("2026-01-01T11:05:00Z");
    assertThat(deadline("2036-01-01T11:00:00Z", now)).isEqualTo("2026-01-01T12:05:00Z");
    assertThat(deadline("", now)).isEqualTo(now);
    assertThat(deadline("yesterday", now)).isEqualTo(now);
  }

  private static Instant deadline(String startedAt, Instant now) {
    String annotation =
        "{\"revision\": \"x\", \"restarts\": {\"broker\": 2}, \"startedAt\": \"%s\"}"
            .formatted(startedAt);
    return InPlaceUpdate.of(pod(annotation)).orElseThrow().deadline(now);
  }

  @Test
  void anyAnnotationHasAnOutcome() {
    Random random = new Random(13);
    for (int i = 0; i < 3_000; i++) {
      StringBuilder annotation = new StringBuilder();
      random
          .ints(random.nextInt(12), 0, TOKENS.size())
          .mapToObj(TOKENS::get)
          .forEach(annotation::append);

      BrokerPod pod = pod(annotation.toString());
      InPlaceUpdate.of(pod)
          .ifPresent(
              update -> {
                assertThat(update.isComplete(pod)).isIn(true, false);
                assertThat(update.deadline(Instant.EPOCH)).isNotNull();
              });
    }
  }

  /** A pod whose broker has restarted twice. */
  private static BrokerPod pod(String annotation) {
    return BrokerPod.builder()
        .version(new ObjectVersion(new ObjectKey("Pod", "shop", "demo-0"), "uid", "1"))
        .ordinal(0)
        .createdAt(Instant.EPOCH)
        .terminating(false)
        .putAnnotations(ClusterAnnotations.IN_PLACE_CHANGE, annotation)
        .phase("Running")
        .addContainers(
            new PodContainer(
                "broker",
                "image",
                true,
                2,
                Optional.of(Instant.EPOCH),
                Optional.empty(),
                Optional.empty()))
        .build();
  }
}
