package io.streambus.app.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Guarantees that there is a leader again soon, whatever happens to the Lease, and never more than
 * one.
 */
@Timeout(60)
@Execution(ExecutionMode.CONCURRENT)
class LeaderElectionTest {

  private static final Duration LEASE_DURATION = Duration.ofSeconds(4);

  /** More than a takeover needs on a busy machine. */
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private static final String HELD =
      """
      {"spec": {"holderIdentity": "other", "leaseDurationSeconds": 15, "leaseTransitions": 3,
                "acquireTime": "2026-01-01T00:00:00.000000Z",
                "renewTime": "2026-01-01T00:00:00.000000Z"}}""";

  private final List<AutoCloseable> opened = new ArrayList<>();
  private LeaseServer server;

  @BeforeEach
  void start() throws IOException {
    server = LeaseServer.start();
  }

  @AfterEach
  void stop() throws Exception {
    for (AutoCloseable each : opened) {
      each.close();
    }
    server.close();
  }

  /** What an election has reported, and when. */
  private record End(String reason, Instant time) {}

  /** A replica, and what its election has reported. */
  private final class Replica {

    private final CompletableFuture<Instant> leading = new CompletableFuture<>();
    private final CompletableFuture<End> ended = new CompletableFuture<>();
    private final LeaderElection election;

    Replica(KubernetesClient client, Duration leaseDuration) {
      opened.add(client);
      election =
          LeaderElection.start(
              client,
              LeaseServer.ADDRESS,
              new LeaseTimings(
                  leaseDuration,
                  Duration.ofSeconds(2),
                  Duration.ofMillis(200),
                  Duration.ofMillis(400)),
              new LeaderElection.Callbacks(
                  () -> leading.complete(Instant.now()),
                  reason -> ended.complete(new End(reason, Instant.now()))));
      opened.add(0, election);
    }

    Instant awaitLeading() throws Exception {
      return leading.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    }

    End awaitEnd() throws Exception {
      return ended.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  private Replica replica() {
    return replica(LEASE_DURATION);
  }

  private Replica replica(Duration leaseDuration) {
    return new Replica(server.clientBuilder().build(), leaseDuration);
  }

  @Nested
  class Standby {

    @ParameterizedTest
    @ValueSource(
        strings = {
          "{}",
          "{\"spec\": {}}",
          "{\"spec\": {\"holderIdentity\": \"other\"}}",
          "{\"spec\": {\"leaseDurationSeconds\": 15, \"renewTime\": \"2026-01-01T00:00:00.000000Z\"}}",
        })
    void takesOverLeaseThatLacksFields(String lease) throws Exception {
      // Given
      server.setLease(lease);

      // When
      replica().awaitLeading();

      // Then
      assertComplete();
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "holderIdentity",
          "leaseDurationSeconds",
          "leaseTransitions",
          "acquireTime",
          "renewTime"
        })
    void takesOverLeaseThatLacksOneField(String field) throws Exception {
      // Given
      server.setLease(HELD.replaceAll("\"" + field + "\": (\"[^\"]*\"|\\d+)", "\"a\": 1"));

      // When
      replica().awaitLeading();

      // Then
      assertComplete();
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "\"renewTime\": \"2999-01-01T00:00:00.000000Z\"",
          "\"leaseDurationSeconds\": 2147483647",
          "\"leaseTransitions\": 2147483647",
        })
    void takesOverLeaseWithExtremeValue(String field) throws Exception {
      // Given
      String name = field.substring(0, field.indexOf(':'));
      server.setLease(HELD.replaceAll(name + ": (\"[^\"]*\"|\\d+)", field));

      // When
      replica().awaitLeading();

      // Then
      assertComplete();
      assertThat(server.spec().path("leaseTransitions").asInt()).isPositive();
    }

    @Test
    void waitsForLeaseDurationEvenIfClocksDiffer() throws Exception {
      // Given
      server.setLease(HELD);
      Instant start = Instant.now();

      // When
      Instant leading = replica().awaitLeading();

      // Then
      assertThat(Duration.between(start, leading)).isGreaterThanOrEqualTo(LEASE_DURATION);
    }

    @Test
    void waitsWhileAnotherReplicaLeads() throws Exception {
      // Given
      replica().awaitLeading();

      // When
      Replica standby = replica();
      TimeUnit.MILLISECONDS.sleep(LEASE_DURATION.toMillis() * 2);

      // Then
      assertThat(standby.leading).isNotDone();
      assertThat(standby.ended).isNotDone();
    }

    @Test
    void waitsUntilApiServerRecovers() throws Exception {
      // Given
      server.fail(500, "{}");
      Replica standby = replica();

      // When
      TimeUnit.MILLISECONDS.sleep(LEASE_DURATION.toMillis() * 3);

      // Then
      assertThat(standby.ended).isNotDone();

      // When
      server.fail(200, "<html>");
      TimeUnit.MILLISECONDS.sleep(LEASE_DURATION.toMillis());
      server.recover();

      // Then
      standby.awaitLeading();
    }

    @Test
    void endsIfItCannotTryAnymore() throws Exception {
      // Given
      server.setLease(HELD);
      ExecutorService threads = Executors.newCachedThreadPool();
      Replica standby =
          new Replica(server.clientBuilder().withTaskExecutor(threads).build(), LEASE_DURATION);

      // When
      threads.shutdownNow();

      // Then
      assertThat(standby.awaitEnd().reason()).contains("attempts");
    }
  }

  @Nested
  class Leader {

    @ParameterizedTest
    @ValueSource(ints = {500, 403, 409, LeaseServer.HANG})
    void endsBeforeLeaseExpiresIfItCannotRenew(int code) throws Exception {
      // Given
      Duration leaseDuration = PATIENCE.minusSeconds(5);
      Replica leader = replica(leaseDuration);
      leader.awaitLeading();

      // When
      server.fail(code, "{}");
      Instant failure = Instant.now();

      // Then
      assertThat(leader.awaitEnd().time()).isBefore(failure.plus(leaseDuration));
    }

    @Test
    void endsIfLeaseIsEmptiedBeforeAnotherReplicaTakesOver() throws Exception {
      // Given
      Replica leader = replica();
      leader.awaitLeading();
      Replica standby = replica();

      // When
      server.setLease("{\"spec\": {}}");
      Instant end = leader.awaitEnd().time();

      // Then
      assertThat(standby.awaitLeading()).isAfter(end);
    }

    @Test
    void endsIfHolderIsRemovedBeforeAnotherReplicaTakesOver() throws Exception {
      // Given
      Replica leader = replica();
      leader.awaitLeading();
      Replica standby = replica();

      // When
      removeFromLease("holderIdentity");
      Instant end = leader.awaitEnd().time();

      // Then
      assertThat(standby.awaitLeading()).isAfter(end);
      assertComplete();
    }

    @ParameterizedTest
    @ValueSource(strings = {"leaseDurationSeconds", "leaseTransitions", "acquireTime", "renewTime"})
    void remainsTheOnlyLeaderIfAnotherFieldIsRemoved(String field) throws Exception {
      // Given
      Replica leader = replica();
      leader.awaitLeading();
      Replica standby = replica();

      // When
      removeFromLease(field);
      TimeUnit.MILLISECONDS.sleep(LEASE_DURATION.toMillis() * 2);

      // Then
      assertThat(standby.leading).isNotDone();
      assertThat(leader.ended).isNotDone();
      assertComplete();
    }

    @Test
    void restoresOtherFields() throws Exception {
      // Given
      Replica leader = replica();
      leader.awaitLeading();

      // When
      server.setLease(
          "{\"spec\": {\"holderIdentity\": %s}}".formatted(server.spec().path("holderIdentity")));
      TimeUnit.MILLISECONDS.sleep(LEASE_DURATION.toMillis());

      // Then
      assertComplete();
      assertThat(leader.ended).isNotDone();
    }

    @Test
    void handsOverImmediatelyIfItIsClosed() throws Exception {
      // Given
      Duration longer = PATIENCE.multipliedBy(2);
      Replica leader = replica(longer);
      leader.awaitLeading();
      Replica standby = replica(longer);

      // When
      leader.election.close();

      // Then
      standby.awaitLeading();
      assertThat(leader.ended).isNotDone();
    }
  }

  private void removeFromLease(String field) throws IOException {
    ObjectNode spec = (ObjectNode) server.spec();
    spec.remove(field);
    server.setLease("{\"spec\": " + spec + "}");
  }

  private void assertComplete() {
    assertThat(server.spec().fieldNames())
        .toIterable()
        .contains(
            "holderIdentity",
            "leaseDurationSeconds",
            "leaseTransitions",
            "acquireTime",
            "renewTime");
    assertThat(server.spec().path("leaseDurationSeconds").asInt())
        .isEqualTo((int) LEASE_DURATION.toSeconds());
  }
}
