package io.streambus.app.change;

import static io.streambus.app.cluster.StoredClusterYaml.condition;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.streambus.api.ClusterAnnotations;
import io.streambus.api.values.PauseLevel;
import io.streambus.app.change.Progress.State;
import io.streambus.app.cluster.StoredCluster;
import io.streambus.app.cluster.StoredClusterYaml;
import io.streambus.app.console.CommandException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/**
 * Guarantees that a user knows what a change costs before it is made, and that what is written is
 * what the operator expects. Otherwise, a command would stop a cluster without a warning, or have
 * no effect.
 */
class ClusterChangesTest {

  private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");

  @Nested
  class Restart {

    private final RestartChange restart = new RestartChange(NOW);

    @Test
    void namesTheBrokersInTheirOrder() {
      // When
      ChangePlan plan = restart.plan(running("{replicas: 3}"));

      // Then
      assertThat(plan.costs()).anyMatch(cost -> cost.contains("demo-2, demo-1, demo-0"));
      assertThat(plan.annotations())
          .isEqualTo(
              Map.of(ClusterAnnotations.RESTART_TRIGGER, Optional.of("2026-01-01T12:00:00Z")));
    }

    @Test
    void saysThatSmallClustersAreInterrupted() {
      assertThat(restart.plan(running("{replicas: 1}")).costs())
          .anyMatch(cost -> cost.contains("interrupted"));
      assertThat(restart.plan(running("{replicas: 2}")).costs())
          .anyMatch(cost -> cost.contains("No leader"));
    }
  }

  @Nested
  class Scale {

    @Test
    void confirmsTheNumberInTheSameWrite() {
      // When
      ChangePlan plan = new ScaleChange(5).plan(running("{replicas: 3}"));

      // Then
      assertThat(plan.replicas()).isEqualTo(OptionalInt.of(5));
      assertThat(plan.annotations())
          .isEqualTo(Map.of(ClusterAnnotations.CONFIRM_SCALE, Optional.of("5")));
      assertThat(plan.costs())
          .anyMatch(cost -> cost.contains("All brokers stop"))
          .anyMatch(cost -> cost.contains("broker registry, are lost"));
    }

    @Test
    void namesBrokersWhoseMessagesAreLost() {
      // When
      List<String> retained = new ScaleChange(1).plan(running("{replicas: 3}")).costs();
      List<String> deleted =
          new ScaleChange(1)
              .plan(running("{replicas: 3, storage: {retentionPolicy: {whenScaled: Delete}}}"))
              .costs();

      // Then
      assertThat(retained).anyMatch(cost -> cost.contains("demo-1, demo-2 are unavailable"));
      assertThat(deleted).anyMatch(cost -> cost.contains("demo-1, demo-2 are deleted"));
    }

    @Test
    void isNotPossibleIfTheSpecForbidsIt() {
      // Given
      StoredCluster cluster = running("{replicas: 3, scaling: Forbid}");

      // Then
      assertThatThrownBy(() -> new ScaleChange(5).plan(cluster))
          .isInstanceOf(CommandException.class)
          .hasMessageContaining("Forbid");
      assertThatThrownBy(() -> new ScaleChange(0)).hasMessageContaining("between 1 and 99");
    }

    @Test
    void numberThatTheClusterHasNeedsNoWrite() {
      assertThat(new ScaleChange(3).plan(running("{replicas: 3}")).isNeeded()).isFalse();
    }

    @Test
    void numberThatWaitsForConfirmationIsConfirmed() {
      // Given
      StoredCluster cluster =
          StoredClusterYaml.read(
              "{}",
              "{replicas: 5}",
              "{conditions: [%s]}"
                  .formatted(condition("ScaleBlocked", "True", "ConfirmationRequired", "confirm")));

      // Then
      assertThat(new ScaleChange(5).plan(cluster).annotations())
          .containsEntry(ClusterAnnotations.CONFIRM_SCALE, Optional.of("5"));
    }

    @Test
    void isCompleteOnceAllBrokersAreReady() {
      // Given
      StoredCluster before = status("{observedGeneration: 2, readyReplicas: 5, conditions: [%s]}");
      StoredCluster during = status("{observedGeneration: 3, readyReplicas: 3, conditions: [%s]}");
      StoredCluster after = status("{observedGeneration: 3, readyReplicas: 5, conditions: [%s]}");

      // Then
      assertThat(List.of(before, during, after))
          .extracting(cluster -> new ScaleChange(5).progress(cluster, List.of()).state())
          .containsExactly(State.WAITING, State.WAITING, State.DONE);
    }

    private StoredCluster status(String format) {
      return StoredClusterYaml.read(
          "{}",
          "{replicas: 5}",
          format.formatted(condition("Ready", "True", "AllBrokersReady", "ready")));
    }
  }

  @Nested
  class PauseAndResume {

    @Test
    void pauseOfEverythingWarnsOfTheCertificate() {
      // Given
      StoredCluster cluster =
          StoredClusterYaml.read("{}", "{}", "{certificate: {notAfter: '2026-02-01T00:00:00Z'}}");

      // When
      ChangePlan plan = new PauseChange(PauseLevel.EVERYTHING).plan(cluster);

      // Then
      assertThat(plan.annotations())
          .isEqualTo(Map.of(ClusterAnnotations.PAUSE_RECONCILIATION, Optional.of("true")));
      assertThat(plan.costs()).anyMatch(cost -> cost.contains("2026-02-01T00:00:00Z"));
    }

    @Test
    void resumeShowsWhatIsWaiting() {
      // Given
      StoredCluster cluster =
          StoredClusterYaml.read(
              "{streambus.io/pause-reconciliation: rollout}",
              "{}",
              "{conditions: [%s]}"
                  .formatted(condition("Paused", "True", "RolloutPaused", "outdated pods")));

      // When
      ChangePlan plan = new ResumeChange().plan(cluster);

      // Then
      assertThat(plan.annotations())
          .isEqualTo(Map.of(ClusterAnnotations.PAUSE_RECONCILIATION, Optional.empty()));
      assertThat(plan.costs()).anyMatch(cost -> cost.contains("outdated pods"));
    }

    @Test
    void stateThatTheClusterHasNeedsNoWrite() {
      // Given
      StoredCluster paused =
          StoredClusterYaml.read("{streambus.io/pause-reconciliation: rollout}", "{}", "{}");

      // Then
      assertThat(new PauseChange(PauseLevel.ROLLOUT).plan(paused).isNeeded()).isFalse();
      assertThat(new PauseChange(PauseLevel.EVERYTHING).plan(paused).isNeeded()).isTrue();
      assertThat(new ResumeChange().plan(running("{}")).isNeeded()).isFalse();
    }
  }

  @Nested
  class Hibernation {

    @Test
    void hibernationSaysThatAllBrokersStopAndDataStays() {
      assertThat(new HibernateChange().plan(running("{replicas: 3}")).costs())
          .anyMatch(cost -> cost.contains("All 3 brokers stop"))
          .anyMatch(cost -> cost.contains("stay"));
    }

    @Test
    void wakingIsCompleteOnceTheClusterIsReady() {
      // Given
      StoredCluster hibernated =
          StoredClusterYaml.read(
              "{}",
              "{}",
              "{conditions: [%s]}"
                  .formatted(condition("Hibernated", "True", "Hibernated", "none runs")));

      // Then
      assertThat(new WakeChange().progress(hibernated, List.of()).state()).isEqualTo(State.WAITING);
      assertThat(new HibernateChange().progress(hibernated, List.of()).state())
          .isEqualTo(State.DONE);
      assertThat(new WakeChange().progress(running("{}"), List.of()).state()).isEqualTo(State.DONE);
    }
  }

  @Nested
  class WhatBlocks {

    @Test
    void brokerThatIsDownBlocksOnlyAfterSomeTime() {
      assertThat(new Blocks(blocked("pod-not-ready", "2026-01-01T11:59:00Z"), NOW).find())
          .isEmpty();
      assertThat(new Blocks(blocked("pod-not-ready", "2026-01-01T11:50:00Z"), NOW).find())
          .contains("pod-not-ready: demo-1 is not ready");
    }

    @Test
    void predicateThatUserMustResolveBlocksAtOnce() {
      assertThat(new Blocks(blocked("no-node-fits", "2026-01-01T11:59:59Z"), NOW).find())
          .isPresent();
      assertThat(new Blocks(blocked("pod-settling", "2026-01-01T11:00:00Z"), NOW).find()).isEmpty();
    }

    private StoredCluster blocked(String predicate, String since) {
      return StoredClusterYaml.read(
          "{}",
          "{}",
          "{rollout: {blockedBy: {predicate: %s, since: '%s', message: 'demo-1 is not ready'}}}"
              .formatted(predicate, since));
    }
  }

  private static StoredCluster running(String spec) {
    return StoredClusterYaml.read(
        "{}",
        spec,
        "{observedGeneration: 3, phase: Running, replicas: 3, readyReplicas: 3, conditions: [%s]}"
            .formatted(condition("Ready", "True", "AllBrokersReady", "ready")));
  }
}
