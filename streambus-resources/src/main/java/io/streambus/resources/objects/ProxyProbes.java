package io.streambus.resources.objects;

import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.ProbeBuilder;
import io.streambus.resources.model.ProxyConfig;

/** When a proxy counts as alive, and its pod as ready. It needs no time to start. */
final class ProxyProbes {

  private ProxyProbes() {}

  /** Of the proxy alone: a broker that is down is no reason to restart it. */
  static Probe liveness() {
    return get(ProxyConfig.ALIVE)
        .withPeriodSeconds(10)
        .withTimeoutSeconds(5)
        .withFailureThreshold(6)
        .build();
  }

  /** Of the broker, on behalf of the node: only the proxy reaches its client port. */
  static Probe readiness() {
    return get(ProxyConfig.READY)
        // A proxy takes its broker for ready until it has looked for the first time.
        .withInitialDelaySeconds(2)
        .withPeriodSeconds(5)
        .withTimeoutSeconds(3)
        .withFailureThreshold(3)
        .build();
  }

  private static ProbeBuilder get(String path) {
    // spotless:off
    return new ProbeBuilder()
        .withNewHttpGet()
            .withPath(path)
            .withPort(new IntOrString(NamedPorts.PROXY_HEALTH))
        .endHttpGet();
    // spotless:on
  }
}
