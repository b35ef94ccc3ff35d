package io.streambus.testkit.assertions;

import io.streambus.api.ClusterCondition;
import io.streambus.api.StreamBusCluster;
import io.streambus.api.StreamBusClusterStatus;
import io.streambus.api.values.ClusterPhase;
import io.streambus.api.values.ConditionReason;
import io.streambus.api.values.ConditionType;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;

/**
 * Assertions for the status of a cluster, however it was read. If one fails, the message contains
 * the whole status.
 *
 * @param <S> type of the assertions themselves
 * @param <A> type of what is checked
 */
public abstract class AbstractClusterAssert<S extends AbstractClusterAssert<S, A>, A>
    extends AbstractAssert<S, A> {

  AbstractClusterAssert(@Nullable A actual, Class<?> selfType) {
    super(actual, selfType);
  }

  /** The StreamBusCluster; empty if it does not exist. */
  abstract Optional<StreamBusCluster> cluster();

  /** Describes the state of the cluster for the message of a failed assertion. */
  abstract String report();

  /**
   * Verifies that all brokers are ready and run what the latest spec requests.
   *
   * @return these assertions
   */
  public S isRunning() {
    return hasPhase(ClusterPhase.RUNNING);
  }

  /**
   * Verifies that the status is up to date with the latest spec and has this phase.
   *
   * @param phase the expected phase
   * @return these assertions
   */
  public S hasPhase(ClusterPhase phase) {
    isUpToDate();
    return verifyEqual("phase", phase.value(), status().phase().orElse(""));
  }

  /**
   * Verifies that the status is up to date with the latest spec.
   *
   * @return these assertions
   */
  public S isUpToDate() {
    return verifyEqual("status.observedGeneration", generation(), observedGeneration());
  }

  private String generation() {
    return cluster()
        .map(cluster -> cluster.getMetadata().getGeneration())
        .map(Object::toString)
        .orElse("0");
  }

  private String observedGeneration() {
    return status()
        .observedGeneration()
        .map(Object::toString)
        .orElse("absent: no operator has observed the cluster");
  }

  /** Whether the operator has rejected the latest spec, which only a user can change. */
  boolean isRejected() {
    return cluster().isPresent()
        && generation().equals(observedGeneration())
        && shown(ConditionType.STALLED).equals("True " + ConditionReason.INVALID_SPEC.value());
  }

  /**
   * Verifies that this number of brokers accept clients.
   *
   * @param brokers the expected number
   * @return these assertions
   */
  public S hasReadyBrokers(int brokers) {
    return verifyEqual("number of ready brokers", brokers, status().readyReplicas().orElse(0));
  }

  /**
   * Verifies that the condition is {@code True} with this reason.
   *
   * @param type the condition
   * @param reason its expected reason
   * @return these assertions
   */
  public S hasTrueCondition(ConditionType type, ConditionReason reason) {
    return hasCondition(type, "True", reason);
  }

  /**
   * Verifies that the condition is {@code False} with this reason.
   *
   * @param type the condition
   * @param reason its expected reason
   * @return these assertions
   */
  public S hasFalseCondition(ConditionType type, ConditionReason reason) {
    return hasCondition(type, "False", reason);
  }

  /**
   * Verifies that the status does not have this condition.
   *
   * @param type the condition that must be absent
   * @return these assertions
   */
  public S doesNotHaveCondition(ConditionType type) {
    return verifyEqual("condition " + type.value(), "absent", shown(type));
  }

  /**
   * Verifies that the message of the condition contains all of these texts.
   *
   * @param type the condition
   * @param texts parts of the message, in any order
   * @return these assertions
   */
  public S hasConditionMessageContaining(ConditionType type, String... texts) {
    String message = condition(type).map(ClusterCondition::message).orElse("");
    List<String> missing = Stream.of(texts).filter(text -> !message.contains(text)).toList();
    if (!missing.isEmpty()) {
      failWithReport(
          "expected the message of condition %s to contain %s, but it is \"%s\""
              .formatted(type.value(), missing, message));
    }
    return myself;
  }

  /**
   * Verifies that the status has exactly these endpoints, in this order.
   *
   * @param endpoints all expected endpoints, each as {@code HOST:PORT}
   * @return these assertions
   */
  public S hasEndpoints(String... endpoints) {
    return verifyEqual("endpoints", List.of(endpoints), status().endpoints());
  }

  private S hasCondition(ConditionType type, String status, ConditionReason reason) {
    return verifyEqual("condition " + type.value(), status + " " + reason.value(), shown(type));
  }

  /** Status and reason of a condition. */
  private String shown(ConditionType type) {
    return condition(type).map(each -> each.status() + " " + each.reason()).orElse("absent");
  }

  private S verifyEqual(String subject, Object expected, Object found) {
    if (!expected.equals(found)) {
      failWithReport("expected %s to be %s, but it is %s".formatted(subject, expected, found));
    }
    return myself;
  }

  /** Fails with a description of the cluster. */
  void failWithReport(String message) {
    failWithMessage("%s", (message + "\n" + report()).strip());
  }

  private Optional<ClusterCondition> condition(ConditionType type) {
    return status().condition(type);
  }

  private StreamBusClusterStatus status() {
    if (cluster().isEmpty()) {
      failWithReport("expected the StreamBusCluster to exist");
    }
    return cluster()
        .flatMap(cluster -> Optional.ofNullable(cluster.getStatus()))
        .orElseGet(() -> StreamBusClusterStatus.builder().build());
  }

  /** Shows the conditions, one in a line. */
  static String conditions(StreamBusClusterStatus status) {
    return status.conditions().stream()
        .map(
            each ->
                "  %s=%s %s: %s"
                    .formatted(each.type(), each.status(), each.reason(), each.message()))
        .collect(Collectors.joining("\n"));
  }
}
