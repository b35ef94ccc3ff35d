package io.streambus.resources.objects;

import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.ProbeBuilder;
import io.streambus.resources.model.ProxyConfig;

/** Liveness and readiness probes of the proxy, which needs no startup probe. */
final class ProxyProbes {

  private ProxyProbes() {}

  /**
   * Returns a probe of the proxy only, because an unavailable broker does not justify restarting
   * it.
   */
  static Probe liveness() {
    return get(ProxyConfig.ALIVE_PATH)
        .withPeriodSeconds(10)
        .withTimeoutSeconds(5)
        .withFailureThreshold(6)
        .build();
  }

  /**
   * Returns a probe of the broker through the proxy, because only the proxy can reach the broker's
   * client port.
   */
  static Probe readiness() {
    return get(ProxyConfig.READY_PATH)
        // Until its first health check, the proxy considers the broker healthy.
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
