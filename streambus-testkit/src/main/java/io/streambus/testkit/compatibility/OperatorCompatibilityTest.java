package io.streambus.testkit.compatibility;

import static io.streambus.testkit.assertions.StreamBusAssertions.assertThat;
import static io.streambus.testkit.assertions.StreamBusAssertions.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.streambus.api.ClusterAnnotations;
import io.streambus.api.ClusterLabels;
import io.streambus.api.StreamBusClusterSpec;
import io.streambus.operator.OperatorOptions;
import io.streambus.testkit.controlplane.AuditEntry;
import io.streambus.testkit.controlplane.AuditLog;
import io.streambus.testkit.controlplane.ControlPlane;
import io.streambus.testkit.junit.ControlPlaneTest;
import io.streambus.testkit.junit.TestOperator;
import io.streambus.testkit.junit.TestOperatorOptions;
import io.streambus.testkit.user.TestCluster;
import io.streambus.testkit.user.TestUser;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Proves on a control plane that an operator keeps its guarantees, whatever was customized. Extend
 * it with a class that returns the options of the operator, and the spec of a cluster that the
 * customizations affect. If the operator is part of a larger program, annotate the class with
 * {@link ControlPlaneTest#operator()}.
 *
 * <p>Each test waits up to three minutes for a cluster to run.
 *
 * <p>As for every test on a control plane, all {@linkplain
 * io.streambus.testkit.invariants.Invariant invariants} are checked as well.
 */
@ControlPlaneTest
public abstract class OperatorCompatibilityTest {

  private static final Duration REST = Duration.ofSeconds(3);
  private static final Duration TIMEOUT = Duration.ofMinutes(3);

  private static final List<Class<? extends HasMetadata>> CHILDREN =
      List.of(
          ConfigMap.class,
          NetworkPolicy.class,
          PodDisruptionBudget.class,
          Service.class,
          ServiceAccount.class);

  /** Creates the test. JUnit does this for each method. */
  protected OperatorCompatibilityTest() {}

  /** {@return the options of the operator} */
  protected abstract OperatorOptions operatorOptions();

  /**
   * {@return the lines of the spec of a cluster, without indentation} The cluster must have three
   * brokers or more, and should have a short {@code rollout.minReadySeconds}.
   */
  protected List<String> spec() {
    return List.of("replicas: 3", "rollout: {minReadySeconds: 1}");
  }

  @TestOperatorOptions
  final OperatorOptions optionsOfTest() {
    return operatorOptions();
  }

  /**
   * A cluster runs after it was created, and after each change.
   *
   * @param user user in the namespace of the test
   */
  @Test
  protected void clusterConverges(TestUser user) {
    // Given
    TestCluster cluster = runningCluster(user);

    // When
    cluster.editSpec(
        spec ->
            StreamBusClusterSpec.builder()
                .from(spec)
                .putPodAnnotations("example.com/changed", "true")
                .build());

    // Then
    await(cluster).atMost(TIMEOUT).untilRunning();
  }

  /**
   * An operator that writes without a reason wakes all that watch, and itself.
   *
   * @param user user in the namespace of the test
   * @param log log of the requests to the API server
   */
  @Test
  protected void operatorWritesNothingAtRest(TestUser user, AuditLog log) {
    // Given
    TestCluster cluster = restingCluster(user);
    AuditLog atRest = log.fromNow();

    // When
    assertThat(cluster).isQuiescentFor(REST);

    // Then
    assertThat(writesOfOperator(atRest, user)).isEmpty();
  }

  /**
   * What others delete or change is as before soon after.
   *
   * @param user user in the namespace of the test
   */
  @Test
  protected void operatorHealsDrift(TestUser user) {
    // Given
    TestCluster cluster = restingCluster(user);
    Set<String> before = children(cluster);

    // When
    CHILDREN.forEach(
        kind ->
            childrenOf(cluster, kind).stream()
                .limit(1)
                .forEach(child -> user.delete(kind, child.getMetadata().getName())));
    childrenOf(cluster, ConfigMap.class)
        .forEach(
            map ->
                user.edit(
                    ConfigMap.class,
                    map.getMetadata().getName(),
                    edited -> edited.getData().replaceAll((key, value) -> "changed")));

    // Then
    await(cluster)
        .until(
            status -> {
              assertThat(children(cluster)).isEqualTo(before);
              assertThat(childrenOf(cluster, ConfigMap.class))
                  .noneMatch(map -> map.getData().containsValue("changed"));
              status.isRunning();
            });
  }

  /**
   * Clients can write at all times while every broker is restarted.
   *
   * @param user user in the namespace of the test
   */
  @Test
  protected void rolloutKeepsQuorum(TestUser user) {
    // Given
    TestCluster cluster = runningCluster(user);
    Set<String> before = podUids(cluster);

    // When
    cluster.annotate(ClusterAnnotations.RESTART_TRIGGER, "1");

    // Then
    await(cluster)
        .atMost(TIMEOUT)
        .until(
            status -> {
              assertThat(podUids(cluster))
                  .hasSameSizeAs(before)
                  .doesNotContainAnyElementsOf(before);
              status.isRunning();
            });
    assertThat(cluster).neverBelowQuorum();
  }

  /**
   * An upgrade or a new node of the operator disrupts no cluster.
   *
   * @param user user in the namespace of the test
   * @param operator the operator with the options of the test
   * @param log log of the requests to the API server
   */
  @Test
  protected void restartOfOperatorWritesNothing(
      TestUser user, TestOperator operator, AuditLog log) {
    // Given
    TestCluster cluster = restingCluster(user);
    AuditLog afterRestart = log.fromNow();

    // When
    operator.restart();

    // Then
    assertThat(cluster).isQuiescentFor(REST);
    assertThat(writesOfOperator(afterRestart, user)).isEmpty();
    assertThat(operator.isHealthy()).as("the operator is healthy").isTrue();
  }

  private TestCluster runningCluster(TestUser user) {
    TestCluster cluster = RequiredBrokers.apply(user, spec());
    return await(cluster).atMost(TIMEOUT).untilRunning();
  }

  /** A cluster runs slightly before its last objects are written. */
  private TestCluster restingCluster(TestUser user) {
    return await(runningCluster(user))
        .until(status -> status.isRunning().isQuiescentFor(Duration.ofSeconds(1)));
  }

  private static List<AuditEntry> writesOfOperator(AuditLog log, TestUser user) {
    return log.byUser(ControlPlane.OPERATOR)
        .inNamespace(user.namespace())
        .filter(AuditEntry::isWrite)
        .entries();
  }

  private static Set<String> podUids(TestCluster cluster) {
    return cluster.pods().stream()
        .map(pod -> pod.getMetadata().getUid())
        .collect(Collectors.toSet());
  }

  private static Set<String> children(TestCluster cluster) {
    return CHILDREN.stream()
        .<HasMetadata>flatMap(kind -> childrenOf(cluster, kind).stream())
        .map(child -> child.getKind() + " " + child.getMetadata().getName())
        .collect(Collectors.toSet());
  }

  private static <T extends HasMetadata> List<T> childrenOf(TestCluster cluster, Class<T> kind) {
    return cluster.user().list(kind).stream()
        .filter(
            child ->
                Optional.ofNullable(child.getMetadata().getLabels())
                    .filter(labels -> cluster.name().equals(labels.get(ClusterLabels.INSTANCE)))
                    .isPresent())
        .toList();
  }
}
