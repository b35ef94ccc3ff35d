package io.streambus.testkit.invariants;

import com.google.common.collect.ImmutableList;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.streambus.api.StreamBusCluster;
import io.streambus.testkit.controlplane.AuditEntry;
import io.streambus.testkit.controlplane.AuditLog;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Watches over what the operator does to the clusters of one namespace, and judges it at the end by
 * every {@link Invariant}. What others do is not held against the operator: users may delete what
 * they like. The operator is known by its user, {@link
 * io.streambus.testkit.controlplane.ControlPlane#OPERATOR}.
 *
 * <p>Logged errors are seen where the logs of the JVM go to Logback, of all operators in the JVM.
 */
public final class InvariantWatch implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration PAUSE = Duration.ofMillis(20);

  private final String namespace;
  private final AuditLog log;
  private final InstantSource clock;
  private final List<Recorder<?>> recorders;
  private final LoggedErrors errors = LoggedErrors.listen();

  private InvariantWatch(
      String namespace, AuditLog log, InstantSource clock, List<Recorder<?>> recorders) {
    this.namespace = namespace;
    this.log = log;
    this.clock = clock;
    this.recorders = recorders;
  }

  /**
   * Begins with the creation of the namespace, which should be fresh: the server tells of the last
   * minutes only.
   *
   * @param client with the right to watch pods, claims, StatefulSets and StreamBusClusters
   * @param log of the same control plane, at the level {@link
   *     io.streambus.testkit.controlplane.Auditing#METADATA}
   */
  public static InvariantWatch begin(KubernetesClient client, Namespace namespace, AuditLog log) {
    Clock clock = Clock.systemUTC();
    String name = namespace.getMetadata().getName();
    String version = namespace.getMetadata().getResourceVersion();
    return new InvariantWatch(
        name,
        log.fromHere(),
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
   * What did not hold so far.
   *
   * @param expectedError errors that the operator logs on purpose
   */
  public List<Violation> violations(Predicate<String> expectedError) {
    List<Violation> violations = new ArrayList<>(unattributed());
    List<WatchedEvent> watchedEvents =
        recorders.stream().flatMap(recorder -> recorder.watchedEvents().stream()).toList();
    violations.addAll(Judge.judge(History.of(watchedEvents, auditAttribution())));
    errors.lines().stream()
        .filter(expectedError.negate())
        .map(line -> new Violation(Invariant.NO_ERROR_IS_LOGGED, line))
        .forEach(violations::add);
    return List.copyOf(violations);
  }

  @Override
  public void close() {
    recorders.forEach(Recorder::close);
    errors.close();
  }

  private AuditAttribution auditAttribution() {
    Predicate<AuditEntry> here = entry -> entry.namespace().equals(namespace);
    return new AuditAttribution(log.where(here).entries());
  }

  /** A watch is a moment behind; it has some seconds to come up with the server. */
  private List<Violation> unattributed() {
    Instant deadline = clock.instant().plus(PATIENCE);
    return recorders.stream()
        .filter(recorder -> !comesUp(recorder, deadline))
        .map(
            recorder ->
                new Violation(
                    Invariant.ALL_IS_SEEN,
                    recorder.end().map(Throwable::toString).orElse("the watch is late")))
        .toList();
  }

  private boolean comesUp(Recorder<?> recorder, Instant deadline) {
    while (!recorder.isUpToDate()) {
      if (recorder.end().isPresent() || clock.instant().isAfter(deadline)) {
        return false;
      }
      pause();
    }
    return true;
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
