package io.streambus.testkit.assertions;

import static io.streambus.testkit.assertions.StreamBusAssertions.assertThat;
import static io.streambus.testkit.assertions.StreamBusAssertions.await;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.streambus.api.values.ConditionReason;
import io.streambus.api.values.ConditionType;
import io.streambus.testkit.simulation.SimulatedCluster;
import io.streambus.testkit.simulation.SimulatedOperator;
import io.streambus.testkit.user.TestCluster;
import io.streambus.testkit.user.TestUser;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Guarantees that who reads a failed assertion need not start the test again to learn why. */
class TestClusterAssertTest {

  private final SimulatedCluster kubernetes = new SimulatedCluster();
  private final SimulatedOperator operator = SimulatedOperator.start(kubernetes);
  private final TestUser user = kubernetes.user("shop");
  private final TestCluster cluster = user.cluster("orders");

  @BeforeEach
  void createCluster() {
    cluster.apply("replicas: 3");
    operator.settle();
  }

  @Test
  void acceptsWhatIsTrue() {
    assertThat(cluster)
        .isRunning()
        .hasReadyBrokers(3)
        .hasTrueCondition(ConditionType.READY, ConditionReason.ALL_BROKERS_READY)
        .neverBelowQuorum();
  }

  @Test
  void tellsConditionsPodsAndEventsWhenAssertionFails() {
    // Given
    kubernetes.pods().crashLoop("shop", "orders-1");
    operator.settle();

    // When / Then
    assertThatThrownBy(() -> assertThat(cluster).isRunning())
        .isInstanceOf(AssertionError.class)
        .hasMessageContainingAll(
            "expected phase to be Running, but it is Degraded",
            "StreamBusCluster shop/orders: phase Degraded, 2 of 3 brokers ready",
            "Ready=False BrokersUnavailable: ",
            "orders-1: Running, not ready",
            "CrashLoopBackOff",
            "StreamBusCluster/orders",
            "log of the operator");
  }

  /** Waiting until the time is over would not help, and take minutes in each test. */
  @Test
  @Timeout(30)
  void doesNotWaitForAClusterWhoseSpecIsRejected() {
    // Given
    cluster.apply("replicas: 3", "config: {port: 0}");
    operator.settle();

    // When / Then
    assertThatThrownBy(() -> await(cluster).untilRunning())
        .isInstanceOf(AssertionError.class)
        .hasMessageContainingAll("the operator rejects the spec", "spec.config.port");
  }

  @Test
  void tellsThatNoOperatorRuns() {
    // Given
    TestCluster other = user.applyCluster("payments", "replicas: 3");

    // When / Then
    assertThatThrownBy(() -> assertThat(other).isUpToDate())
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("absent: no operator has observed the cluster");
  }

  @Test
  void tellsStateWhenItGivesUpWaiting() {
    // Given
    kubernetes.pods().crashLoop("shop", "orders-1");
    operator.settle();

    // When / Then
    assertThatThrownBy(() -> await(cluster).atMost(Duration.ofMillis(300)).untilRunning())
        .isInstanceOf(AssertionError.class)
        .hasMessageContainingAll(
            "gave up after ", "expected phase to be Running", "orders-1: Running, not ready");
  }

  @Test
  void tellsWhichEventsThereAreInstead() {
    // Given
    kubernetes.pods().crashLoop("shop", "orders-1");
    operator.settle();
    String reason = cluster.events().get(0).getReason();

    // When / Then
    assertThat(cluster).hasEvent(reason);
    assertThatThrownBy(() -> assertThat(cluster).hasEvent("Other"))
        .isInstanceOf(AssertionError.class)
        .hasMessageContainingAll("expected an event with the reason Other, but they are", reason);
  }

  @Test
  void clusterIsGoneOnceItIsDeleted() {
    // Given
    assertThatThrownBy(() -> await(cluster).atMost(Duration.ofMillis(300)).untilGone())
        .isInstanceOf(AssertionError.class);

    // When
    cluster.delete();
    operator.settle();

    // Then
    await(cluster).untilGone();
  }

  @Test
  void tellsThatClusterDoesNotExist() {
    assertThatThrownBy(() -> assertThat(user.cluster("other")).isRunning())
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("StreamBusCluster shop/other does not exist");
  }

  @Test
  void tellsWhoMadeClusterLoseItsQuorum() {
    // Given
    kubernetes.pods().crashLoop("shop", "orders-0");
    kubernetes.pods().crashLoop("shop", "orders-1");
    operator.settle();
    kubernetes.pods().makeAllReady();
    operator.settle();

    // When / Then
    assertThat(cluster).isRunning();
    assertThatThrownBy(() -> assertThat(cluster).neverBelowQuorum())
        .isInstanceOf(AssertionError.class)
        .hasMessageContainingAll("1 of 3 brokers of orders were serving", "by CONTROLLERS");
  }

  @Test
  void tellsWhatIsNotQuiescent() {
    // Given
    List<String> names = new ArrayList<>();
    TestCluster changing =
        new TestCluster(
            new ObservedUser(
                user,
                () -> {
                  names.add("changed");
                  cluster.annotate("example.com/reads", Integer.toString(names.size()));
                }),
            "orders");

    // When / Then
    assertThatThrownBy(() -> assertThat(changing).isQuiescentFor(Duration.ofSeconds(1)))
        .isInstanceOf(AssertionError.class)
        .hasMessageContainingAll(
            "StreamBusCluster orders was changed", "in metadata.annotations.example.com/reads");
  }

  @Test
  void acceptsQuiescentCluster() {
    assertThat(cluster).isQuiescentFor(Duration.ofMillis(100));
  }
}
