package io.streambus.resources.enforcement;

import io.streambus.api.StreamBusClusterSpec;
import io.streambus.api.spec.AuthenticationSpec;
import io.streambus.api.spec.AuthorizationSpec;
import io.streambus.api.spec.SecuritySpec;
import io.streambus.api.spec.TlsSpec;
import io.streambus.resources.defaults.NonDefault;
import io.streambus.resources.defaults.ObservabilityDefaults;
import io.streambus.resources.defaults.TlsDefaults;
import io.streambus.resources.model.BrokerCluster;
import io.streambus.resources.model.BrokerFeatureLevel;
import io.streambus.resources.model.TenantsApi;
import io.streambus.resources.tenants.DesiredTenants;
import java.util.Optional;

/**
 * Everything that determines whether a field is enforced.
 *
 * @param spec the spec
 * @param desired the cluster that the spec requests
 * @param tenantsApi whether the brokers support the tenants API
 */
record EnforcementContext(StreamBusClusterSpec spec, BrokerCluster desired, TenantsApi tenantsApi) {

  BrokerFeatureLevel featureLevel() {
    return desired.featureLevel();
  }

  Optional<TlsSpec> tls() {
    return spec.security().flatMap(SecuritySpec::tls);
  }

  Optional<AuthenticationSpec> authentication() {
    return spec.security().flatMap(SecuritySpec::authentication);
  }

  Optional<AuthorizationSpec> authorization() {
    return spec.security().flatMap(SecuritySpec::authorization);
  }

  boolean isTlsEnabled() {
    return tls().filter(tls -> NonDefault.isTrue(tls.enabled())).isPresent();
  }

  /** Whether the proxy identifies clients. */
  boolean identifiesClients() {
    return isTlsEnabled()
        && TlsDefaults.requiresClientCertificates(
            spec.security().orElseThrow(), tls().orElseThrow());
  }

  boolean isMetricsEnabled() {
    return ObservabilityDefaults.metrics(spec).enabled();
  }

  int brokers() {
    return desired.replicas();
  }

  int tenants() {
    return DesiredTenants.of(desired.tenancy()).quotasById().size();
  }

  boolean supportsTenantsApi() {
    return tenantsApi == TenantsApi.SUPPORTED;
  }
}
