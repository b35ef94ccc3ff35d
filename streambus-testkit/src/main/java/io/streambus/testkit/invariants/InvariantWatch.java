package io.streambus.testkit.invariants;

import com.google.common.collect.ImmutableList;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.streambus.api.StreamBusCluster;
import io.streambus.testkit.controlplane.AuditLog;
import io.streambus.testkit.invariants.Invariant.Violation;
import io.streambus.testkit.invariants.Recorder.WatchedEvent;
import io.streambus.testkit.logs.OperatorLog;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Watches what the operator does to the clusters of one namespace, and checks it against every
 * {@link Invariant}. Changes by others are never violations: users may delete anything. The
 * operator is identified by its user, {@link
 * io.streambus.testkit.controlplane.ControlPlane#OPERATOR}.
 *
 * <p>If the JVM logs through Logback, errors logged by any operator in the JVM are also checked.
 */
public final class InvariantWatch implements QuorumHistory, AutoCloseable {

  private static final Duration CATCH_UP_TIMEOUT = Duration.ofSeconds(10);
  private static final Duration POLL_INTERVAL = Duration.ofMillis(20);

  private final String namespace;
  private final AuditLog log;
  private final InstantSource clock;
  private final List<Recorder<?>> recorders;
  private final OperatorLog errors = OperatorLog.open();

  private InvariantWatch(
      String namespace, AuditLog log, InstantSource clock, List<Recorder<?>> recorders) {
    this.namespace = namespace;
    this.log = log;
    this.clock = clock;
    this.recorders = recorders;
  }

  /**
   * Starts a watch that covers all changes since the namespace was created. The namespace should be
   * new, because the API server retains only a few minutes of history.
   *
   * @param client must have permission to watch pods, claims, StatefulSets and StreamBusClusters
   * @param namespace the namespace as it was read from the API server
   * @param log audit log of the same control plane, which must use {@link
   *     io.streambus.testkit.controlplane.ControlPlaneOptions.Auditing#METADATA}
   * @return the watch, which the caller closes
   */
  public static InvariantWatch start(KubernetesClient client, Namespace namespace, AuditLog log) {
    Clock clock = Clock.systemUTC();
    String name = namespace.getMetadata().getName();
    String version = namespace.getMetadata().getResourceVersion();
    return new InvariantWatch(
        name,
        log.fromNow(),
        clock,
        ImmutableList.of(
            new Recorder<>(client.resources(Pod.class).inNamespace(name), version, clock),
            new Recorder<>(
                client.resources(PersistentVolumeClaim.class).inNamespace(name), version, clock),
            new Recorder<>(client.resources(StatefulSet.class).inNamespace(name), version, clock),
            new Recorder<>(
                client
                    .genericKubernetesResources(
                        ResourceDefinitionContext.fromResourceType(StreamBusCluster.class))
                    .inNamespace(name),
                version,
                clock)));
  }

  /**
   * {@return the violations that have occurred} Waits until the watches have received all changes,
   * or reports an incomplete watch as a violation.
   *
   * @param expectedError matches log lines of errors that are expected, in the format {@code
   *     <logger>: <message> (<exception>: <its message>)}
   */
  public List<Violation> violations(Predicate<String> expectedError) {
    List<Violation> violations = new ArrayList<>(incompleteWatches());
    violations.addAll(InvariantChecker.check(history()));
    errors.errors().stream()
        .filter(expectedError.negate())
        .map(line -> new Violation(Invariant.NO_ERRORS_LOGGED, line))
        .forEach(violations::add);
    return List.copyOf(violations);
  }

  /** As specified, and also if not all changes are known. */
  @Override
  public Optional<String> lossOfQuorum(String cluster) {
    return incompleteWatches().stream()
        .map(Violation::toString)
        .findFirst()
        .or(() -> QuorumLoss.first(history(), cluster));
  }

  private List<RecordedChange> history() {
    List<WatchedEvent> watchedEvents =
        recorders.stream().flatMap(recorder -> recorder.watchedEvents().stream()).toList();
    return new AuditAttribution(log.inNamespace(namespace).entries()).attribute(watchedEvents);
  }

  @Override
  public void close() {
    recorders.forEach(Recorder::close);
    errors.close();
  }

  /** Gives delayed watches a few seconds to catch up with the API server. */
  private List<Violation> incompleteWatches() {
    Instant deadline = clock.instant().plus(CATCH_UP_TIMEOUT);
    return recorders.stream()
        .filter(recorder -> !catchesUp(recorder, deadline))
        .map(
            recorder ->
                new Violation(
                    Invariant.ALL_CHANGES_OBSERVED,
                    recorder
                        .failure()
                        .map(Throwable::toString)
                        .orElse("the watch did not catch up")))
        .toList();
  }

  private boolean catchesUp(Recorder<?> recorder, Instant deadline) {
    while (!recorder.isUpToDate()) {
      if (recorder.failure().isPresent() || clock.instant().isAfter(deadline)) {
        return false;
      }
      pause();
    }
    return true;
  }

  private static void pause() {
    try {
      Thread.sleep(POLL_INTERVAL.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
