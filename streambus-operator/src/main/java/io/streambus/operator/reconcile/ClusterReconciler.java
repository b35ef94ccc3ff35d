package io.streambus.operator.reconcile;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.streambus.api.StreamBusCluster;
import io.streambus.api.StreamBusClusterStatus;
import io.streambus.api.vocabulary.PauseLevel;
import io.streambus.operator.apply.Applied;
import io.streambus.operator.apply.ApplyEngine;
import io.streambus.operator.certificates.CertificateState;
import io.streambus.operator.certificates.ClusterCertificates;
import io.streambus.operator.port.Kubernetes;
import io.streambus.operator.port.NamespaceTerminatingException;
import io.streambus.operator.port.OptionalApis;
import io.streambus.operator.port.Surroundings;
import io.streambus.operator.scaling.RaftMarks;
import io.streambus.operator.scaling.ScaleView;
import io.streambus.operator.status.Circumstances;
import io.streambus.operator.status.Observation;
import io.streambus.operator.status.StatusProjection;
import io.streambus.operator.status.StatusWriter;
import io.streambus.operator.volumes.Succession;
import io.streambus.resources.ClusterInputs;
import io.streambus.resources.Course;
import io.streambus.resources.ImmutableClusterInputs;
import io.streambus.resources.InForce;
import io.streambus.resources.Resolution;
import io.streambus.resources.TemplateInForce;
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

  private static final Outcome TERMINATING =
      new Outcome(Outcome.Kind.NAMESPACE_TERMINATING, Optional.empty());

  /** A namespace that goes may take hours, where a finalizer holds it up. */
  private static final Duration ASK_AGAIN_IN_NAMESPACE = Duration.ofHours(1);

  private final Kubernetes kubernetes;
  private final Surroundings surroundings;
  private final ClusterCertificates certificates;
  private final Clock clock;
  private final Plans plans = new Plans();

  /** Clusters in namespaces that are being deleted, by uid. No such namespace ever comes back. */
  private final Cache<String, Boolean> doomed =
      CacheBuilder.newBuilder().expireAfterWrite(ASK_AGAIN_IN_NAMESPACE).build();

  private final ApplyEngine engine;
  private final RaftMarks raftMarks;
  private final Lifecycle lifecycle;
  private final StatusWriter statusWriter;

  /**
   * Over the given port.
   *
   * @param surroundings what else a pass needs to know of the world
   * @param random where the keys of certificates come from that the operator signs
   */
  public ClusterReconciler(
      Kubernetes kubernetes, Surroundings surroundings, Clock clock, SecureRandom random) {
    this.kubernetes = kubernetes;
    this.surroundings = surroundings;
    this.certificates = new ClusterCertificates(kubernetes, surroundings, random);
    this.clock = clock;
    this.engine = new ApplyEngine(kubernetes);
    this.raftMarks = new RaftMarks(kubernetes.claims());
    this.lifecycle = new Lifecycle(kubernetes, surroundings, clock);
    this.statusWriter = new StatusWriter(kubernetes);
  }

  /**
   * Brings the cluster as near to its spec as one pass can. In a namespace that is being deleted,
   * the pass ends at the first thing that it cannot make, and says nothing of it in the status.
   *
   * @throws io.streambus.operator.port.KubernetesUnavailableException when the API server gives no
   *     usable answer; the pass can be repeated at any time
   */
  public Outcome reconcile(StreamBusCluster cluster) {
    if (doomed.getIfPresent(cluster.getMetadata().getUid()) != null) {
      return TERMINATING;
    }
    try {
      return pass(cluster);
    } catch (NamespaceTerminatingException e) {
      doomed.put(cluster.getMetadata().getUid(), true);
      log.atDebug()
          .addKeyValue("cluster", cluster.getMetadata().getName())
          .addKeyValue("namespace", cluster.getMetadata().getNamespace())
          .log("nothing to do: {}", e.getMessage());
      return TERMINATING;
    }
  }

  private Outcome pass(StreamBusCluster cluster) {
    Instant now = clock.instant();
    List<HasMetadata> children = kubernetes.children(cluster);
    OptionalApis apis = surroundings.optionalApis();
    List<HasMetadata> live = apis.inReach(children);
    ScaleView view =
        new ScaleView(
            cluster,
            live,
            kubernetes.pods().of(cluster),
            kubernetes.claims().of(cluster),
            kubernetes.status(cluster));
    Plan plan = plans.of(cluster, inputs(view, apis));
    CertificateState certificate = certificates.state(cluster, plan.resolution(), now);
    if (certificate instanceof CertificateState.Unknown) {
      return Outcome.waiting();
    }
    Applied applied = apply(plan, certificate, view);
    Work work = new Work(cluster, plan, certificate, applied);
    if (lifecycle.isUncounted(work, now)) {
      return Outcome.waiting(Succession.PATIENCE);
    }
    Circumstances circumstances =
        lifecycle.step(work, now).certificate(certificate).apis(apis).build();
    Observation seen =
        new Observation(
            cluster, plan.resolution(), applied, circumstances, kubernetes.status(cluster));
    StreamBusClusterStatus status = StatusProjection.project(seen, now);
    Optional<Duration> pause = statusWriter.write(seen, status, now);
    return Outcome.of(seen, pause, now);
  }

  private ClusterInputs inputs(ScaleView view, OptionalApis apis) {
    return ImmutableClusterInputs.builder()
        .from(surroundings.inputs(view.cluster()))
        .availableKinds(apis.available())
        .inForce(InForce.of(view.live()))
        .standing(view.standing())
        .templateInForce(TemplateInForce.of(view.live()))
        .build();
  }

  /**
   * A refused spec changes nothing: what ran before runs on. Nor do pods start or change while they
   * would lack their certificate, but a cluster that hibernates needs none; and nothing does while
   * everything is paused.
   */
  private Applied apply(Plan plan, CertificateState certificate, ScaleView view) {
    if (!(plan.resolution() instanceof Resolution.Resolved resolved)) {
      return Applied.untouched(view.live());
    }
    if (resolved.cluster().pause() == PauseLevel.EVERYTHING) {
      return ApplyEngine.leave(plan.wanted(), view.live());
    }
    String uid = view.cluster().getMetadata().getUid();
    if (!certificate.allowsPods() && !(resolved.course() instanceof Course.Hibernated)) {
      return engine.repair(uid, plan.wanted(), view.live());
    }
    return raftMarks
        .write(resolved.course().log(), view.claims())
        .map(refusal -> Applied.refused(view.live(), refusal))
        .orElseGet(() -> engine.bringAbout(uid, plan.wanted(), view.live()));
  }
}
