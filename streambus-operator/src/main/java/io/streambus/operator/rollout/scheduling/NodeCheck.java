package io.streambus.operator.rollout.scheduling;

import io.fabric8.kubernetes.api.model.PodSpec;
import io.streambus.operator.kubernetes.Kubernetes;
import io.streambus.operator.kubernetes.NodeList;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Tells whether a node could take a pod. Clusters that ask at the same time share one request. */
public final class NodeCheck {

  /** How long a list of nodes is good for. */
  static final Duration FRESH = Duration.ofSeconds(10);

  private final Kubernetes kubernetes;
  private final Clock clock;
  private Optional<CachedNodes> last = Optional.empty();

  private record CachedNodes(Instant at, NodeList nodes) {

    boolean isFresh(Instant now) {
      return Duration.between(at, now).abs().compareTo(FRESH) < 0;
    }
  }

  /** Asks nothing yet. */
  public NodeCheck(Kubernetes kubernetes, Clock clock) {
    this.kubernetes = kubernetes;
    this.clock = clock;
  }

  /**
   * Whether a node could take a pod. One request at most.
   *
   * @param pod of the template that it would be made from
   */
  public NodeFit check(PodSpec pod) {
    SchedulerRules rules = new SchedulerRules(pod);
    Optional<String> doubt = rules.unsupported();
    if (doubt.isPresent()) {
      return new NodeFit.Unknown(doubt.get());
    }
    NodeList nodes = nodes();
    if (nodes instanceof NodeList.Unknown unknown) {
      return new NodeFit.Unknown(unknown.reason());
    }
    return rules.fit((NodeList.Known) nodes);
  }

  /** Whoever comes while somebody asks waits for that answer. */
  private synchronized NodeList nodes() {
    Optional<CachedNodes> fresh = last.filter(cachedNodes -> cachedNodes.isFresh(clock.instant()));
    if (fresh.isPresent()) {
      return fresh.get().nodes();
    }
    NodeList nodes = kubernetes.nodes();
    last = Optional.of(new CachedNodes(clock.instant(), nodes));
    return nodes;
  }
}
