package io.streambus.operator.reconcile;

import static io.streambus.operator.fixture.NamespaceUser.eventually;
import static io.streambus.operator.fixture.NamespaceUser.throughout;
import static io.streambus.testkit.assertions.StreamBusClusterAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.streambus.api.values.ClusterPhase;
import io.streambus.operator.fixture.NamespaceUser;
import io.streambus.testkit.controlplane.AuditEntry;
import io.streambus.testkit.controlplane.AuditLog;
import io.streambus.testkit.controlplane.ControlPlane;
import io.streambus.testkit.junit.ControlPlaneTest;
import io.streambus.testkit.junit.TestNamespace;
import io.streambus.testkit.junit.TestOperator;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Without these guarantees, unnecessary requests would load the API server, multiplied by the
 * number of clusters.
 */
@ControlPlaneTest
class IdleRequestsIT {

  private static final Duration QUIET_PERIOD = Duration.ofMinutes(2);
  private static final Predicate<AuditEntry> WATCH = request -> request.verb().equals("watch");
  private static final Predicate<AuditEntry> LIST = request -> request.verb().equals("list");

  private NamespaceUser user;
  private AuditLog operator;

  @BeforeEach
  void createUser(KubernetesClient client, TestNamespace namespace, AuditLog log) {
    user = new NamespaceUser(client, namespace);
    // The namespaces of earlier tests are still being deleted, which the operator observes.
    operator =
        log.byUser(ControlPlane.OPERATOR)
            .filter(
                request ->
                    request.namespace().isEmpty() || request.namespace().equals(namespace.name()));
  }

  /** The list tells whether brokers would use volumes of others. */
  @Test
  void creationCostsOneWritePerObjectAndOneListOfClaims() {
    // Given
    Instant begin = Instant.now();

    // When
    startRunningCluster("thrifty");

    // Then
    List<AuditEntry> requests = inNamespace(begin);
    assertThat(requests).allSatisfy(request -> assertThat(request.code()).isLessThan(300));
    assertThat(requests)
        .filteredOn(request -> !request.isWrite())
        .extracting(request -> request.verb() + " " + request.resource())
        .containsExactly("list persistentvolumeclaims");
    Map<String, Long> writes =
        requests.stream()
            .filter(AuditEntry::isWrite)
            .filter(request -> !request.resource().equals("streambusclusters"))
            .collect(
                Collectors.groupingBy(
                    request -> request.resource() + "/" + request.name(), Collectors.counting()));
    assertThat(writes).hasSize(7 + 2).allSatisfy((object, count) -> assertThat(count).isOne());
    assertThat(requests)
        .filteredOn(request -> request.subresource().equals("status"))
        .hasSizeLessThanOrEqualTo(4);
  }

  @Test
  void idleAndRestartedOperatorOnlyWatches(TestOperator testOperator) {
    // Given
    startRunningCluster("quiet-1");
    startRunningCluster("quiet-2");
    Instant idleSince = Instant.now().plusSeconds(1);

    // Then
    throughout(
        QUIET_PERIOD,
        () -> assertThat(operator.since(idleSince).filter(WATCH.negate()).entries()).isEmpty());

    // When
    Instant restart = Instant.now();
    testOperator.restart();

    // Then
    throughout(
        QUIET_PERIOD.dividedBy(4),
        () ->
            assertThat(operator.since(restart).filter(WATCH.negate().and(LIST.negate())).entries())
                .isEmpty());
    assertThat(operator.since(restart).filter(LIST).entries()).hasSizeLessThanOrEqualTo(11);
  }

  private List<AuditEntry> inNamespace(Instant begin) {
    return operator
        .since(begin)
        .filter(request -> request.namespace().equals(user.namespace().name()))
        .entries();
  }

  private void startRunningCluster(String name) {
    user.apply(name, "replicas: 3");
    eventually(() -> assertThat(user.cluster(name)).hasPhase(ClusterPhase.RUNNING));
  }
}
