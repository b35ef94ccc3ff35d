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
import io.streambus.operator.status.Circumstances;
import io.streambus.operator.status.Observation;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One reconcile of one cluster, from custom resource to status. What it remembers between two
 * passes only spares work: a pass may end anywhere, and the next one goes on.
 */
public final class ClusterReconciler {

  private static final Logger log = LoggerFactory.getLogger(ClusterReconciler.class);

  private static final ReconcileResult TERMINATING =
      new ReconcileResult(ReconcileResult.Kind.NAMESPACE_TERMINATING, Optional.empty());

  /** A namespace that goes may take hours, where a finalizer holds it up. */
  private static final Duration REQUEUE_AFTER_IN_NAMESPACE = Duration.ofHours(1);

  private final Kubernetes kubernetes;
  private final ReconcileEnvironment reconcileEnvironment;
  private final ClusterCertificates certificates;
  private final Clock clock;
  private final DesiredStateCache desiredStateCache = new DesiredStateCache();

  /** Clusters in namespaces that are being deleted, by uid. No such namespace ever comes back. */
  private final Cache<String, Boolean> doomed =
      CacheBuilder.newBuilder().expireAfterWrite(REQUEUE_AFTER_IN_NAMESPACE).build();

  private final ApplyEngine engine;
  private final RaftEpochAnnotator raftEpochAnnotator;
  private final BrokerOperations brokerOperations;
  private final StatusWriter statusWriter;

  /**
   * Over the given port.
   *
   * @param reconcileEnvironment what else a pass needs to know of the world
   * @param random where the keys of certificates come from that the operator signs
   */
  public ClusterReconciler(
      Kubernetes kubernetes,
      ReconcileEnvironment reconcileEnvironment,
      Clock clock,
      SecureRandom random) {
    this.kubernetes = kubernetes;
    this.reconcileEnvironment = reconcileEnvironment;
    this.certificates = new ClusterCertificates(kubernetes, reconcileEnvironment, random);
    this.clock = clock;
    this.engine = new ApplyEngine(kubernetes);
    this.raftEpochAnnotator = new RaftEpochAnnotator(kubernetes.claims());
    this.brokerOperations = new BrokerOperations(kubernetes, reconcileEnvironment, clock);
    this.statusWriter = new StatusWriter(kubernetes);
  }

  /**
   * Brings the cluster as near to its spec as one pass can. In a namespace that is being deleted,
   * the pass ends at the first thing that it cannot make, and says nothing of it in the status.
   *
   * @throws io.streambus.operator.kubernetes.KubernetesUnavailableException when the API server
   *     gives no usable answer; the pass can be repeated at any time
   */
  public ReconcileResult reconcile(StreamBusCluster cluster) {
    if (doomed.getIfPresent(cluster.getMetadata().getUid()) != null) {
      return TERMINATING;
    }
    try {
      return reconcileOnce(cluster);
    } catch (NamespaceTerminatingException e) {
      doomed.put(cluster.getMetadata().getUid(), true);
      log.atDebug()
          .addKeyValue("cluster", cluster.getMetadata().getName())
          .addKeyValue("namespace", cluster.getMetadata().getNamespace())
          .log("nothing to do: {}", e.getMessage());
      return TERMINATING;
    }
  }

  private ReconcileResult reconcileOnce(StreamBusCluster cluster) {
    Instant now = clock.instant();
    List<HasMetadata> children = kubernetes.children(cluster);
    OptionalApis apis = reconcileEnvironment.optionalApis();
    List<HasMetadata> live = apis.reachable(children);
    ScaleView view =
        new ScaleView(
            cluster,
            live,
            kubernetes.pods().of(cluster),
            kubernetes.claims().of(cluster),
            kubernetes.status(cluster));
    DesiredState desiredState = desiredStateCache.of(cluster, inputs(view, apis));
    CertificateState certificate = certificates.state(cluster, desiredState.resolution(), now);
    if (certificate instanceof CertificateState.Unknown) {
      return ReconcileResult.waiting();
    }
    ApplyResult applyResult = apply(desiredState, certificate, view);
    AppliedCluster appliedCluster =
        new AppliedCluster(cluster, desiredState, certificate, applyResult);
    if (brokerOperations.isUncounted(appliedCluster, now)) {
      return ReconcileResult.waiting(StatefulSetReplacement.PATIENCE);
    }
    Circumstances circumstances =
        brokerOperations.step(appliedCluster, now).certificate(certificate).apis(apis).build();
    Observation seen =
        new Observation(
            cluster,
            desiredState.resolution(),
            applyResult,
            circumstances,
            kubernetes.status(cluster));
    StreamBusClusterStatus status = StatusProjection.project(seen, now);
    Optional<Duration> pause = statusWriter.write(seen, status, now);
    return ReconcileResult.of(seen, pause, now);
  }

  private ClusterInputs inputs(ScaleView view, OptionalApis apis) {
    return ImmutableClusterInputs.builder()
        .from(reconcileEnvironment.inputs(view.cluster()))
        .availableKinds(apis.available())
        .existingState(ExistingState.of(view.live()))
        .observedMembership(view.observedMembership())
        .existingPodTemplate(ExistingPodTemplate.of(view.live()))
        .build();
  }

  /**
   * A refused spec changes nothing: what ran before runs on. Nor do pods start or change while they
   * would lack their certificate, but a cluster that hibernates needs none; and nothing does while
   * everything is paused.
   */
  private ApplyResult apply(
      DesiredState desiredState, CertificateState certificate, ScaleView view) {
    if (!(desiredState.resolution() instanceof Resolution.Resolved resolved)) {
      return ApplyResult.untouched(view.live());
    }
    if (resolved.cluster().pause() == PauseLevel.EVERYTHING) {
      return ApplyEngine.observeOnly(desiredState.fingerprintedResource(), view.live());
    }
    String uid = view.cluster().getMetadata().getUid();
    if (!certificate.allowsPods()
        && !(resolved.lifecycleState() instanceof LifecycleState.Hibernated)) {
      return engine.correctDrift(uid, desiredState.fingerprintedResource(), view.live());
    }
    return raftEpochAnnotator
        .write(resolved.lifecycleState().log(), view.claims())
        .map(applyFailure -> ApplyResult.failed(view.live(), applyFailure))
        .orElseGet(() -> engine.apply(uid, desiredState.fingerprintedResource(), view.live()));
  }
}
