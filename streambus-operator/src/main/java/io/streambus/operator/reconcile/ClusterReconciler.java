package io.streambus.operator.reconcile;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.streambus.api.ClusterLabels;
import io.streambus.api.StreamBusCluster;
import io.streambus.api.StreamBusClusterStatus;
import io.streambus.operator.apply.ApplyResult;
import io.streambus.operator.certificates.CertificateState;
import io.streambus.operator.certificates.ClusterCertificates;
import io.streambus.operator.kubernetes.Kubernetes;
import io.streambus.operator.kubernetes.NamespaceTerminatingException;
import io.streambus.operator.kubernetes.ReconcileEnvironment;
import io.streambus.operator.snapshot.ClusterObserver;
import io.streambus.operator.snapshot.ClusterSnapshot;
import io.streambus.operator.snapshot.Outcome;
import io.streambus.operator.status.StatusProjection;
import io.streambus.operator.status.StatusWriter;
import io.streambus.operator.status.StepResults;
import io.streambus.operator.storage.StatefulSetReplacement;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reconciles a cluster, from custom resource to status. State retained between two reconciliations
 * only saves work: a reconciliation may end at any point, and the next one continues.
 */
public final class ClusterReconciler {

  private static final Logger log = LoggerFactory.getLogger(ClusterReconciler.class);

  private static final ReconcileResult TERMINATING =
      new ReconcileResult(ReconcileResult.Kind.NAMESPACE_TERMINATING, Optional.empty());

  /** Deleting a namespace may take hours if a finalizer blocks it. */
  private static final Duration TERMINATING_NAMESPACE_TTL = Duration.ofHours(1);

  /** Own writes trigger no reconciliation. */
  private static final Duration REQUEUE_AFTER_ADOPTION = Duration.ofSeconds(1);

  private final ReconcileTracer tracer;
  private final ClusterCertificates certificates;
  private final Clock clock;
  private final ClusterObserver observer;
  private final DesiredStateCache desiredStates;

  /** UIDs of clusters in terminating namespaces. Deletion of a namespace cannot be undone. */
  private final Cache<String, Boolean> terminatingNamespaces =
      CacheBuilder.newBuilder().expireAfterWrite(TERMINATING_NAMESPACE_TTL).build();

  private final AtomicLong reconciliations = new AtomicLong();
  private final ObjectStep objects;
  private final BrokerSteps brokers;
  private final Installations installations;
  private final StatusWriter statusWriter;
  private final FailureReport failureReport;

  /**
   * Creates a reconciler that reads and writes through the given port.
   *
   * @param environment everything else that a reconciliation depends on
   * @param random source of randomness for the keys of self-signed certificates
   */
  public ClusterReconciler(
      Kubernetes kubernetes, ReconcileEnvironment environment, Clock clock, SecureRandom random) {
    this(kubernetes, environment, clock, random, ReconcileTracer.disabled());
  }

  /** Creates a reconciler whose reconciliations are traced. */
  public ClusterReconciler(
      Kubernetes kubernetes,
      ReconcileEnvironment environment,
      Clock clock,
      SecureRandom random,
      ReconcileTracer tracer) {
    this.tracer = tracer;
    this.certificates = new ClusterCertificates(kubernetes, environment, random);
    this.clock = clock;
    this.observer = new ClusterObserver(kubernetes, environment);
    this.desiredStates = new DesiredStateCache(environment);
    this.objects = new ObjectStep(kubernetes);
    this.installations = new Installations(kubernetes);
    this.brokers = new BrokerSteps(kubernetes, environment, clock);
    this.statusWriter = new StatusWriter(kubernetes);
    this.failureReport = new FailureReport(observer, statusWriter, clock);
  }

  /**
   * Runs one reconciliation of the cluster. In a terminating namespace, the reconciliation ends at
   * the first object that cannot be created, without reporting it in the status. If several
   * reconciliations in a row end with an exception, the status reports it.
   *
   * @throws io.streambus.operator.kubernetes.KubernetesUnavailableException if the API server gives
   *     no usable response; the reconciliation can be repeated at any time
   */
  public ReconcileResult reconcile(StreamBusCluster cluster) {
    if (terminatingNamespaces.getIfPresent(cluster.getMetadata().getUid()) != null) {
      return TERMINATING;
    }
    return tracer.reconcile(cluster, () -> reconcileUnlessTerminating(cluster));
  }

  private ReconcileResult reconcileUnlessTerminating(StreamBusCluster cluster) {
    try {
      return LogContext.call(
          cluster,
          reconciliations.incrementAndGet(),
          () -> failureReport.run(cluster, () -> reconcileOnce(cluster)));
    } catch (NamespaceTerminatingException e) {
      terminatingNamespaces.put(cluster.getMetadata().getUid(), true);
      log.atDebug()
          .addKeyValue("cluster", cluster.getMetadata().getName())
          .addKeyValue("namespace", cluster.getMetadata().getNamespace())
          .addKeyValue("reason", e.getMessage())
          .log("Skipped cluster in terminating namespace");
      return TERMINATING;
    }
  }

  private ReconcileResult reconcileOnce(StreamBusCluster cluster) {
    ClusterSnapshot observed = observer.observe(cluster, clock.instant());
    DesiredState desired = tracer.step("resolve", () -> desiredStates.of(observed));
    Optional<Duration> waitingTime = installations.waitingTime(observed, desired.installation());
    if (waitingTime.isPresent()) {
      return ReconcileResult.otherInstallation(waitingTime.get());
    }
    CertificateState certificate =
        tracer.step("check certificates", () -> certificates.state(observed, desired.resolution()));
    if (certificate instanceof CertificateState.Unknown) {
      return ReconcileResult.waiting();
    }
    Outcome<ApplyResult> applied =
        tracer.step("apply objects", () -> objects.apply(observed, desired, certificate));
    if (StatefulSetReplacement.isInProgress(applied.snapshot())) {
      return ReconcileResult.waiting(StatefulSetReplacement.TIMEOUT);
    }
    if (isAdopted(observed, applied.snapshot())) {
      return ReconcileResult.waiting(REQUEUE_AFTER_ADOPTION);
    }
    StepResults results =
        tracer.step(
            "operate brokers", () -> brokers.operate(observed, applied, desired, certificate));
    StreamBusClusterStatus status = StatusProjection.project(results);
    Optional<Duration> retryAfter =
        tracer.step("write status", () -> statusWriter.write(results.snapshot(), status));
    return ReconcileResult.of(results, status, retryAfter);
  }

  /**
   * Whether the StatefulSet existed before, but was not known as one of the cluster. What depends
   * on it, such as the sizes that its volumes may have, is decided with it in the next
   * reconciliation.
   */
  private static boolean isAdopted(ClusterSnapshot before, ClusterSnapshot after) {
    return before.statefulSet().isEmpty()
        && after.statefulSet().filter(ClusterReconciler::existedBefore).isPresent();
  }

  /** A StatefulSet that loses its labels again would not be known in the next one, either. */
  private static boolean existedBefore(StatefulSet set) {
    return set.getStatus() != null
        && set.getStatus().getObservedGeneration() != null
        && Optional.ofNullable(set.getMetadata().getLabels())
            .map(labels -> labels.get(ClusterLabels.MANAGED_BY))
            .filter(ClusterLabels.OPERATOR::equals)
            .isPresent();
  }
}
