package io.streambus.resources.objects;

import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.ProbeBuilder;
import io.streambus.resources.model.BrokerCluster;
import org.jspecify.annotations.Nullable;

/** Startup, liveness and readiness probes of the broker. */
final class BrokerProbes {

  // Responds immediately after startup, or, in old versions, once a leader is elected. Newer
  // versions always respond to /health with 503.
  private static final String ALIVE = "/health/live";

  private BrokerProbes() {}

  /**
   * Returns a probe that allows 30 minutes. An old broker does not respond before a majority of its
   * peers is running, and restarting it while nodes recover would only delay the peers as well.
   */
  static Probe startup() {
    return alive().withPeriodSeconds(2).withTimeoutSeconds(2).withFailureThreshold(900).build();
  }

  /**
   * Returns a probe that allows one minute. A broker that waits for its peers still responds; one
   * that does not respond will not recover by itself.
   */
  static Probe liveness() {
    return alive().withPeriodSeconds(10).withTimeoutSeconds(5).withFailureThreshold(6).build();
  }

  /**
   * Returns a TCP probe of the client port, which opens once a leader is elected; the HTTP
   * endpoints report ready long before. Behind a proxy there is no probe, because the kubelet
   * cannot reach a loopback port and the probe of the proxy checks the same.
   */
  static @Nullable Probe readiness(BrokerCluster cluster) {
    return cluster.tls().enabled().isPresent() ? null : clientPort();
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
