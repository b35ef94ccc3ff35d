package io.streambus.operator.informers;

import io.streambus.api.StreamBusCluster;
import io.streambus.api.spec.MetricsSpec;
import io.streambus.api.spec.ObservabilitySpec;
import io.streambus.api.spec.SecuritySpec;
import io.streambus.api.spec.TlsSpec;
import io.streambus.resources.model.OptionalKind;
import java.util.Optional;

/** Optional kinds that a spec mentions, whether or not the spec is valid. */
final class RequestedKinds {

  private RequestedKinds() {}

  /** Extensions may request their kinds for any cluster. */
  static boolean contains(StreamBusCluster cluster, OptionalApi api) {
    return api.ownKind().map(kind -> contains(cluster, kind)).orElse(true);
  }

  private static boolean contains(StreamBusCluster cluster, OptionalKind kind) {
    return Optional.ofNullable(cluster.getSpec())
        .filter(
            spec ->
                switch (kind) {
                  case SERVICE_MONITOR ->
                      spec.observability()
                          .flatMap(ObservabilitySpec::metrics)
                          .flatMap(MetricsSpec::serviceMonitor)
                          .orElse(false);
                  case CERTIFICATE ->
                      spec.security()
                          .flatMap(SecuritySpec::tls)
                          .flatMap(TlsSpec::issuerRef)
                          .isPresent();
                })
        .isPresent();
  }
}
