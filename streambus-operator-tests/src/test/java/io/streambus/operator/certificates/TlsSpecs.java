package io.streambus.operator.certificates;

import io.streambus.api.ImmutableStreamBusClusterSpec;
import io.streambus.api.spec.IssuerRef;
import io.streambus.api.spec.SecuritySpec;
import io.streambus.api.spec.TlsSpec;

/** Specs with TLS on. */
final class TlsSpecs {

  /** Secret that {@link #provided} names. */
  static final String SECRET = "certificate";

  private TlsSpecs() {}

  /** A certificate of the user, and certificates of clients are asked for. */
  static ImmutableStreamBusClusterSpec.Builder provided(
      ImmutableStreamBusClusterSpec.Builder spec) {
    return with(
        spec,
        TlsSpec.builder().enabled(true).certSecretName(SECRET).clientAuthRequired(true).build());
  }

  /** A certificate that the operator signs. */
  static ImmutableStreamBusClusterSpec.Builder selfSigned(
      ImmutableStreamBusClusterSpec.Builder spec) {
    return with(spec, TlsSpec.builder().enabled(true).selfSigned(true).build());
  }

  /** A certificate that cert-manager makes. */
  static ImmutableStreamBusClusterSpec.Builder issued(ImmutableStreamBusClusterSpec.Builder spec) {
    return with(
        spec,
        TlsSpec.builder().enabled(true).issuerRef(IssuerRef.builder().name("ca").build()).build());
  }

  private static ImmutableStreamBusClusterSpec.Builder with(
      ImmutableStreamBusClusterSpec.Builder spec, TlsSpec tls) {
    return spec.security(SecuritySpec.builder().tls(tls).build());
  }
}
