package io.streambus.operator.brokers;

import static io.streambus.operator.brokers.LeaderScenario.cluster;
import static io.streambus.operator.brokers.WatchedBrokers.tenants;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.base.Ticker;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.streambus.operator.kubernetes.BrokersSummary.TenantProgress.Problem;
import io.streambus.operator.kubernetes.Leader;
import io.streambus.resources.model.BrokerCluster;
import io.streambus.testkit.broker.AdminApiCall;
import io.streambus.testkit.broker.BrokerBehavior;
import io.streambus.testkit.broker.FakeBroker;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Guarantees that brokers that respond slowly, or never, delay only their own cluster: otherwise, a
 * user could stop the metrics, the tenants and the restarts of all others.
 */
@Timeout(180)
class SlowBrokersTest {

  private static final int MAX_REPLICAS = 99;
  private static final int MORE_THAN_THREADS = 20;

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final FakeBroker silent = FakeBroker.start(1);
  private final FakeBroker other = FakeBroker.start(1);
  private final BrokerApis apis =
      new BrokerApis(
          (cluster, ordinal) ->
              Optional.of((cluster.name().equals("other") ? other : silent).address()));

  SlowBrokersTest() {
    silent.setBehavior(new BrokerBehavior.Hang());
  }

  @AfterEach
  void close() {
    apis.close();
    silent.close();
    other.close();
  }

  /** Several polls follow each other with pauses of seconds. */
  private static void eventually(ThrowingRunnable assertion) {
    Awaitility.await().atMost(Duration.ofSeconds(60)).untilAsserted(assertion);
  }

  @Nested
  class Polls {

    private final BrokerWatcher watcher =
        new BrokerWatcher(apis, (namespace, name) -> {}, registry, Clock.systemUTC());

    @AfterEach
    void close() {
      watcher.close();
    }

    @Test
    void silentBrokersDelayOnlyEachOther() throws InterruptedException {
      // Given
      IntStream.range(0, MORE_THAN_THREADS)
          .forEach(number -> watcher.watch(cluster("silent-" + number, MAX_REPLICAS), 0));
      eventually(() -> assertThat(silent.calls()).hasSizeGreaterThan(2 * MORE_THAN_THREADS));
      TimeUnit.SECONDS.sleep(10);

      // When
      long begin = System.nanoTime();
      watcher.watch(cluster("other", 1), 1);

      // Then
      eventually(() -> assertThat(other.calls()).isNotEmpty());
      assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofMillis(3_500));
    }

    @Test
    void deletionEndsPoll() throws InterruptedException {
      // Given
      watcher.watch(cluster("silent", MAX_REPLICAS), 0);
      eventually(() -> assertThat(silent.calls()).isNotEmpty());

      // When
      watcher.forget("default", "silent");
      silent.clearCalls();
      TimeUnit.SECONDS.sleep(3);

      // Then
      assertThat(silent.calls()).isEmpty();
    }

    @Test
    void eachPollContinuesWithOtherBrokers() {
      // Given
      FakeBroker leader = FakeBroker.start(6);
      leader.setLeader(true);
      try (leader;
          var mixed =
              new BrokerApis(
                  (cluster, ordinal) -> Optional.of((ordinal < 4 ? silent : leader).address()));
          var polls =
              new BrokerWatcher(mixed, (namespace, name) -> {}, registry, Clock.systemUTC())) {

        // When
        BrokerCluster demo = cluster("demo", 6);
        polls.watch(demo, 0);

        // Then
        eventually(() -> assertThat(polls.watch(demo, 0).leader()).hasValue(5));
      }
    }
  }

  @Nested
  class Tenants {

    @Test
    void slowBrokerGetsItsTenantsOverSeveralPolls() {
      // Given
      try (var demo = new WatchedBrokers(1)) {
        demo.brokers.get(0).enableTenants();
        demo.brokers.get(0).setBehavior(new BrokerBehavior.Slow(Duration.ofMillis(300)));
        String[] ids = IntStream.range(0, 1_000).mapToObj(id -> "t" + id).toArray(String[]::new);

        // When
        demo.reconcile(tenants(ids));

        // Then
        eventually(
            () ->
                assertThat(demo.reconcile().tenants().flatMap(progress -> progress.problem()))
                    .map(Problem::kind)
                    .contains(Problem.Kind.UNFINISHED));
        int created = demo.brokers.get(0).tenants().size();
        eventually(() -> assertThat(demo.brokers.get(0).tenants()).hasSizeGreaterThan(created));
      }
    }

    @Test
    void claimedTenantsAreDeletedInPortions() {
      // Given
      try (var demo = new WatchedBrokers(1)) {
        FakeBroker broker = demo.brokers.get(0);
        broker.enableTenants();
        IntStream.range(0, TenantList.MAX_SURPLUS + 50)
            .forEach(id -> broker.addTenant("t" + id, "streambus-operator/t" + id));

        // When
        demo.reconcile(tenants("orders"));

        // Then
        eventually(() -> assertThat(broker.tenants()).containsOnlyKeys("default", "orders"));
        assertThat(methodsOfFirstSync(broker))
            .as("changes after the first list of tenants")
            .isSubsetOf("PUT", "POST", "DELETE")
            .hasSizeLessThanOrEqualTo(TenantList.MAX_SURPLUS + 2);
      }
    }

    /** Methods of the calls between the first two lists of tenants. */
    private static List<String> methodsOfFirstSync(FakeBroker broker) {
      return broker.calls().stream()
          .filter(AdminApiCall::isTenantCall)
          .skip(1)
          .takeWhile(call -> !call.isRead())
          .map(AdminApiCall::method)
          .toList();
    }
  }

  @Nested
  class Lookups {

    private final BlockingQueue<String> reconciles = new LinkedBlockingQueue<>();
    private final LeaderLookups lookups =
        new LeaderLookups(
            apis, (namespace, name) -> reconciles.add(name), registry, Ticker.systemTicker());

    @AfterEach
    void close() {
      lookups.close();
    }

    @Test
    void lookupEndsWithTheFirstSilentBroker() throws InterruptedException {
      // When
      BrokerCluster demo = cluster("silent", MAX_REPLICAS);
      lookups.leader(demo);

      // Then
      assertThat(reconciles.poll(10, TimeUnit.SECONDS)).isEqualTo("silent");
      assertThat(lookups.leader(demo))
          .isInstanceOfSatisfying(
              Leader.Unknown.class,
              unknown -> assertThat(unknown.reason()).startsWith("broker 0: no response"));
      assertThat(silent.calls()).hasSizeLessThanOrEqualTo(4);
    }

    @Test
    void slowClustersDelayOnlyEachOther() throws InterruptedException {
      // Given
      other.setLeader(true);
      for (int number = 0; number < MORE_THAN_THREADS; number++) {
        lookups.leader(cluster("silent-" + number, MAX_REPLICAS));
      }
      for (int number = 0; number < MORE_THAN_THREADS; number++) {
        assertThat(reconciles.poll(20, TimeUnit.SECONDS)).isNotNull();
      }
      for (int number = 0; number < MORE_THAN_THREADS; number++) {
        BrokerCluster slow = cluster("silent-" + number, MAX_REPLICAS);
        assertThat(lookups.leader(slow)).isInstanceOf(Leader.class);
        lookups.leader(slow);
      }

      // When
      lookups.leader(cluster("other", 1));

      // Then
      assertThat(reconciles.poll(3, TimeUnit.SECONDS)).isEqualTo("other");
      assertThat(lookups.leader(cluster("other", 1))).isEqualTo(new Leader.Known(0));
    }

    @Test
    void deletionEndsLookup() throws InterruptedException {
      // Given
      silent.setBehavior(new BrokerBehavior.Slow(Duration.ofMillis(200)));
      lookups.leader(cluster("silent", MAX_REPLICAS));
      eventually(() -> assertThat(silent.calls()).isNotEmpty());

      // When
      lookups.forget("default", "silent");
      TimeUnit.MILLISECONDS.sleep(500);
      silent.clearCalls();
      TimeUnit.SECONDS.sleep(1);

      // Then
      assertThat(silent.calls()).isEmpty();
      assertThat(reconciles).isEmpty();
    }
  }
}
