package io.streambus.app.explain;

import static io.streambus.app.cluster.StoredClusterYaml.condition;
import static org.assertj.core.api.Assertions.assertThat;

import io.streambus.api.values.ConditionReason;
import io.streambus.api.values.RolloutPredicate;
import io.streambus.app.cluster.StoredCluster;
import io.streambus.app.cluster.StoredClusterYaml;
import io.streambus.app.cluster.UserCommands;
import io.streambus.app.console.Terminal;
import io.streambus.app.explain.OperatorState.Found;
import io.streambus.app.explain.OperatorState.Missing;
import io.streambus.operator.diagnostics.Diagnoses;
import io.streambus.operator.diagnostics.Diagnoses.Message;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Guarantees that a user is told what to do first, with a command that works as it is. */
class NextStepsTest {

  private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");
  private static final UserCommands COMMANDS = new UserCommands(" --context=prod -n shop");
  private static final OperatorState RUNNING =
      new Found("streambus-system", "streambus-operator", 1);
  private static final String UNREADY = condition("Ready", "False", "RollingOut", "2 of 3");

  @Test
  void missingOperatorIsNamedFirst() {
    // Given
    StoredCluster cluster = StoredClusterYaml.read("{}", "{}", "{}");

    // When
    NextStep missing = step(cluster, new Missing("streambus-system"), Diagnoses.NONE);
    NextStep unready = step(cluster, new Found("ops", "operator", 0), Diagnoses.NONE);

    // Then
    assertThat(missing.text()).contains("namespace streambus-system has none");
    assertThat(unready.commands())
        .containsExactly(
            "kubectl get pods -n ops -l app.kubernetes.io/name=streambus-operator",
            "kubectl logs -n ops deployment/operator");
  }

  @Test
  void crashedBrokerIsMoreThanTheRolloutThatWaitsForIt() {
    // Given
    StoredCluster cluster =
        observed("rollout: {blockedBy: {predicate: pod-not-ready, pod: demo-1}}", UNREADY);
    var crash =
        new Message(
            List.of("demo-1"),
            "demo-1: container broker exited with code 1; see kubectl logs -n shop demo-1 -c broker"
                + " --previous; if its Raft volume was emptied, restart the leader");

    // When
    NextStep step = step(cluster, RUNNING, new Diagnoses(List.of(crash), Optional.empty()));

    // Then
    assertThat(step.commands())
        .containsExactly("kubectl logs --context=prod -n shop demo-1 -c broker --previous");
  }

  @ParameterizedTest
  @CsvSource({
    "ConfirmationRequired, streambus scale --context=prod -n shop demo --replicas=3",
    "InvalidSpec, kubectl edit --context=prod -n shop streambuscluster demo",
    "InternalError, streambus report --context=prod -n shop demo",
    "SecretMissing, kubectl get --context=prod -n shop secrets"
  })
  void stalledClusterHasCommandForItsReason(String reason, String command) {
    // Given
    StoredCluster cluster = observed("", UNREADY, condition("Stalled", "True", reason, "text"));

    // Then
    assertThat(step(cluster, RUNNING, Diagnoses.NONE).commands()).containsExactly(command);
  }

  @ParameterizedTest
  @EnumSource(ConditionReason.class)
  void everyReasonHasStep(ConditionReason reason) {
    // Given
    StoredCluster cluster =
        observed("", UNREADY, condition("Stalled", "True", reason.value(), "text"));

    // Then
    assertThat(step(cluster, RUNNING, Diagnoses.NONE).commands()).isNotEmpty();
  }

  @ParameterizedTest
  @EnumSource(RolloutPredicate.class)
  void everyPredicateHasStep(RolloutPredicate predicate) {
    // Given
    StoredCluster cluster =
        observed(
            "rollout: {blockedBy: {predicate: %s, pod: demo-1}}".formatted(predicate.value()),
            UNREADY);

    // Then
    assertThat(step(cluster, RUNNING, Diagnoses.NONE).commands()).isNotEmpty();
  }

  @Test
  void hibernatedClusterIsWoken() {
    // Given
    StoredCluster cluster =
        observed("", UNREADY, condition("Hibernated", "True", "Hibernated", "none runs"));

    // Then
    assertThat(step(cluster, RUNNING, Diagnoses.NONE).commands())
        .containsExactly("streambus wake --context=prod -n shop demo");
  }

  @Test
  void readyClusterNeedsNothing() {
    // Given
    StoredCluster cluster = observed("", condition("Ready", "True", "AllBrokersReady", "3 of 3"));

    // Then
    assertThat(new NextSteps(facts(cluster, RUNNING, Diagnoses.NONE), COMMANDS).find()).isEmpty();
  }

  @Test
  void explanationBeginsWithStateAndCause() {
    // Given
    StoredCluster cluster =
        observed(
            "phase: Updating, rollout: {blockedBy: {predicate: no-node-fits, since: '2026-01-01T11:50:00Z', message: '0 of 5 nodes fit'}}",
            UNREADY);

    // When
    List<String> lines =
        new Explanation(facts(cluster, RUNNING, Diagnoses.NONE), COMMANDS, Terminal.NONE).lines();

    // Then
    assertThat(lines)
        .startsWith(
            "shop/demo is Updating, and not Ready for 60m",
            "RollingOut: 2 of 3",
            "",
            "Rollout blocked by:",
            "  no-node-fits for 10m: 0 of 5 nodes fit",
            "",
            "Next step:",
            "  uncordon or add nodes",
            "    kubectl get nodes");
  }

  private static NextStep step(StoredCluster cluster, OperatorState operator, Diagnoses problems) {
    return new NextSteps(facts(cluster, operator, problems), COMMANDS).find().orElseThrow();
  }

  private static ClusterFacts facts(
      StoredCluster cluster, OperatorState operator, Diagnoses problems) {
    return new ClusterFacts(
        cluster, List.of(), problems, problems, List.of(), operator, List.of(), NOW);
  }

  private static StoredCluster observed(String fields, String... conditions) {
    return StoredClusterYaml.read(
        "{}",
        "{replicas: 3}",
        "{observedGeneration: 3, conditions: [%s]%s}"
            .formatted(String.join(", ", conditions), fields.isEmpty() ? "" : ", " + fields));
  }
}
