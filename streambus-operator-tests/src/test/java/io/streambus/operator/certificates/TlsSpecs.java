package io.streambus.operator.certificates;

import io.streambus.api.ImmutableStreamBusClusterSpec;
import io.streambus.api.spec.IssuerRef;
import io.streambus.api.spec.SecuritySpec;
import io.streambus.api.spec.TlsSpec;

/** Specs with TLS enabled. */
public final class TlsSpecs {

  /** Secret that {@link #userProvided} references. */
  public static final String SECRET = "certificate";

  private TlsSpecs() {}

  /** Uses a certificate of the user and requires client certificates. */
  public static ImmutableStreamBusClusterSpec.Builder userProvided(
      ImmutableStreamBusClusterSpec.Builder spec) {
    return with(
        spec,
        TlsSpec.builder().enabled(true).certSecretName(SECRET).clientAuthRequired(true).build());
  }

  /** Uses a certificate signed by the operator. */
  public static ImmutableStreamBusClusterSpec.Builder selfSigned(
      ImmutableStreamBusClusterSpec.Builder spec) {
    return with(spec, TlsSpec.builder().enabled(true).selfSigned(true).build());
  }

  /** Uses a certificate issued by cert-manager. */
  public static ImmutableStreamBusClusterSpec.Builder issuedByCertManager(
      ImmutableStreamBusClusterSpec.Builder spec) {
    return with(
        spec,
        TlsSpec.builder().enabled(true).issuerRef(IssuerRef.builder().name("ca").build()).build());
  }

  private static ImmutableStreamBusClusterSpec.Builder with(
      ImmutableStreamBusClusterSpec.Builder spec, TlsSpec tls) {
    return spec.security(SecuritySpec.builder().tls(tls).build());
  }
}
