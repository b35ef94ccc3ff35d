package io.streambus.operator.reconcile;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.streambus.api.StreamBusCluster;
import io.streambus.api.StreamBusClusterStatus;
import io.streambus.api.values.PauseLevel;
import io.streambus.operator.apply.ApplyEngine;
import io.streambus.operator.apply.ApplyResult;
import io.streambus.operator.certificates.CertificateState;
import io.streambus.operator.certificates.ClusterCertificates;
import io.streambus.operator.kubernetes.Kubernetes;
import io.streambus.operator.kubernetes.NamespaceTerminatingException;
import io.streambus.operator.kubernetes.OptionalApis;
import io.streambus.operator.kubernetes.ReconcileEnvironment;
import io.streambus.operator.scaling.RaftEpochAnnotator;
import io.streambus.operator.scaling.ScaleView;
import io.streambus.operator.status.Observation;
import io.streambus.operator.status.ObservedState;
import io.streambus.operator.status.StatusProjection;
import io.streambus.operator.status.StatusWriter;
import io.streambus.operator.storage.StatefulSetReplacement;
import io.streambus.resources.ClusterInputs;
import io.streambus.resources.ImmutableClusterInputs;
import io.streambus.resources.Resolution;
import io.streambus.resources.membership.ExistingState;
import io.streambus.resources.membership.LifecycleState;
import io.streambus.resources.podtemplate.ExistingPodTemplate;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
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

  private final Kubernetes kubernetes;
  private final ReconcileEnvironment environment;
  private final ReconcileTracer tracer;
  private final ClusterCertificates certificates;
  private final Clock clock;
  private final DesiredStateCache desiredStates = new DesiredStateCache();

  /** UIDs of clusters in terminating namespaces. Deletion of a namespace cannot be undone. */
  private final Cache<String, Boolean> terminatingNamespaces =
      CacheBuilder.newBuilder().expireAfterWrite(TERMINATING_NAMESPACE_TTL).build();

  private final AtomicLong reconciliations = new AtomicLong();
  private final ApplyEngine engine;
  private final RaftEpochAnnotator raftEpochAnnotator;
  private final BrokerOperations brokerOperations;
  private final StatusWriter statusWriter;

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
    this.kubernetes = kubernetes;
    this.environment = environment;
    this.tracer = tracer;
    this.certificates = new ClusterCertificates(kubernetes, environment, random);
    this.clock = clock;
    this.engine = new ApplyEngine(kubernetes);
    this.raftEpochAnnotator = new RaftEpochAnnotator(kubernetes.claims());
    this.brokerOperations = new BrokerOperations(kubernetes, environment, clock);
    this.statusWriter = new StatusWriter(kubernetes);
  }

  /**
   * Runs one reconciliation of the cluster. In a terminating namespace, the reconciliation ends at
   * the first object that cannot be created, without reporting it in the status.
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
          cluster, reconciliations.incrementAndGet(), () -> reconcileOnce(cluster));
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
    Instant now = clock.instant();
    List<HasMetadata> children = kubernetes.children(cluster);
    OptionalApis apis = environment.optionalApis();
    List<HasMetadata> live = apis.filterAvailable(children);
    ScaleView view =
        new ScaleView(
            cluster,
            live,
            kubernetes.pods().list(cluster),
            kubernetes.claims().list(cluster),
            kubernetes.latestStatus(cluster));
    DesiredState desiredState =
        tracer.step("resolve", () -> desiredStates.get(cluster, inputs(view, apis)));
    CertificateState certificate =
        tracer.step(
            "check certificates",
            () -> certificates.state(cluster, desiredState.resolution(), now));
    if (certificate instanceof CertificateState.Unknown) {
      return ReconcileResult.waiting();
    }
    ApplyResult applyResult =
        tracer.step("apply objects", () -> apply(desiredState, certificate, view));
    AppliedCluster appliedCluster =
        new AppliedCluster(cluster, desiredState, certificate, applyResult);
    if (brokerOperations.hasStaleCounts(appliedCluster, now)) {
      return ReconcileResult.waiting(StatefulSetReplacement.TIMEOUT);
    }
    ObservedState observedState =
        tracer
            .step("operate brokers", () -> brokerOperations.run(appliedCluster, now))
            .certificate(certificate)
            .apis(apis)
            .build();
    Observation observation =
        new Observation(
            cluster,
            desiredState.resolution(),
            applyResult,
            observedState,
            kubernetes.latestStatus(cluster));
    StreamBusClusterStatus status = StatusProjection.project(observation, now);
    Optional<Duration> retryAfter =
        tracer.step("write status", () -> statusWriter.write(observation, status, now));
    return ReconcileResult.of(observation, status, retryAfter, now);
  }

  private ClusterInputs inputs(ScaleView view, OptionalApis apis) {
    return ImmutableClusterInputs.builder()
        .from(environment.inputs(view.cluster()))
        .availableKinds(apis.available())
        .existingState(ExistingState.of(view.existingObjects()))
        .observedMembership(view.observedMembership())
        .existingPodTemplate(ExistingPodTemplate.of(view.existingObjects()))
        .build();
  }

  /**
   * Applies nothing for an invalid spec: existing brokers keep running. Pods are neither started
   * nor changed while their certificate is missing, except in a hibernated cluster, which needs
   * none. Nothing is applied while everything is paused.
   */
  private ApplyResult apply(
      DesiredState desiredState, CertificateState certificate, ScaleView view) {
    if (!(desiredState.resolution() instanceof Resolution.Resolved resolved)) {
      return ApplyResult.unchanged(view.existingObjects());
    }
    if (resolved.cluster().pause() == PauseLevel.EVERYTHING) {
      return ApplyEngine.observeOnly(desiredState.resources(), view.existingObjects());
    }
    String uid = view.cluster().getMetadata().getUid();
    if (!certificate.allowsPodStart()
        && !(resolved.lifecycleState() instanceof LifecycleState.Hibernated)) {
      return engine.correctDrift(uid, desiredState.resources(), view.existingObjects());
    }
    return raftEpochAnnotator
        .annotate(resolved.lifecycleState().raftEpoch(), view.claims())
        .map(applyFailure -> ApplyResult.failed(view.existingObjects(), applyFailure))
        .orElseGet(() -> engine.apply(uid, desiredState.resources(), view.existingObjects()));
  }
}
