package io.streambus.operator.rollout.scheduling;

import io.fabric8.kubernetes.api.model.PodSpec;
import io.streambus.operator.kubernetes.Kubernetes;
import io.streambus.operator.kubernetes.NodeList;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Checks whether any node fits a pod. Concurrent checks share one request. */
public final class NodeCheck {

  /** How long a list of nodes is cached. */
  static final Duration CACHE_DURATION = Duration.ofSeconds(10);

  private final Kubernetes kubernetes;
  private final Clock clock;
  private Optional<CachedNodes> cache = Optional.empty();

  private record CachedNodes(Instant at, NodeList nodes) {

    boolean isFresh(Instant now) {
      return Duration.between(at, now).abs().compareTo(CACHE_DURATION) < 0;
    }
  }

  /** Creates a check without sending a request. */
  public NodeCheck(Kubernetes kubernetes, Clock clock) {
    this.kubernetes = kubernetes;
    this.clock = clock;
  }

  /**
   * Checks whether any node fits a pod. Sends at most one request.
   *
   * @param pod spec of the pod template
   */
  public NodeFit check(PodSpec pod) {
    SchedulerRules rules = new SchedulerRules(pod);
    Optional<String> unsupported = rules.unsupported();
    if (unsupported.isPresent()) {
      return new NodeFit.Unknown(unsupported.get());
    }
    NodeList nodes = nodes();
    if (nodes instanceof NodeList.Unknown unknown) {
      return new NodeFit.Unknown(unknown.reason());
    }
    return rules.fit((NodeList.Known) nodes);
  }

  /** Concurrent callers wait for the response to the request in progress. */
  private synchronized NodeList nodes() {
    Optional<CachedNodes> fresh = cache.filter(cachedNodes -> cachedNodes.isFresh(clock.instant()));
    if (fresh.isPresent()) {
      return fresh.get().nodes();
    }
    NodeList nodes = kubernetes.listNodes();
    cache = Optional.of(new CachedNodes(clock.instant(), nodes));
    return nodes;
  }
}
