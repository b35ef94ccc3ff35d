package io.streambus.resources.objects;

import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.ProbeBuilder;
import io.streambus.resources.model.BrokerCluster;
import org.jspecify.annotations.Nullable;

/** When a broker counts as started, alive and ready. */
final class BrokerProbes {

  // Answers from the first moment, or, in old versions, once a leader exists.
  // Not /health, which newer versions always answer with 503.
  private static final String ALIVE = "/health/live";

  private BrokerProbes() {}

  /**
   * 30 minutes, because an old broker answers nothing before a majority of its peers is up, and
   * killing it while nodes come back would only keep its peers waiting too.
   */
  static Probe startup() {
    return alive().withPeriodSeconds(2).withTimeoutSeconds(2).withFailureThreshold(900).build();
  }

  /** A minute: a broker that merely waits for its peers answers; a dead one does not come back. */
  static Probe liveness() {
    return alive().withPeriodSeconds(10).withTimeoutSeconds(5).withFailureThreshold(6).build();
  }

  /**
   * The client port opens once a leader exists; every HTTP answer says ready long before. None
   * behind a proxy, whose own probe asks the same: a node cannot reach a port on loopback.
   */
  static @Nullable Probe readiness(BrokerCluster cluster) {
    return cluster.tls().on().isPresent() ? null : clientPort();
  }

  private static Probe clientPort() {
    // spotless:off
    return new ProbeBuilder()
        .withNewTcpSocket()
            .withPort(new IntOrString(NamedPorts.CLIENT))
        .endTcpSocket()
        .withPeriodSeconds(5)
        .withTimeoutSeconds(3)
        .withFailureThreshold(3)
        .build();
    // spotless:on
  }

  private static ProbeBuilder alive() {
    // spotless:off
    return new ProbeBuilder()
        .withNewHttpGet()
            .withPath(ALIVE)
            .withPort(new IntOrString(NamedPorts.HTTP))
        .endHttpGet();
    // spotless:on
  }
}
