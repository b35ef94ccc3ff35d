package io.streambus.resources.validation;

import io.streambus.api.StreamBusClusterSpec;
import io.streambus.api.spec.SecuritySpec;
import io.streambus.api.spec.TlsSpec;
import io.streambus.resources.defaults.NonDefault;
import io.streambus.resources.defaults.TlsDefaults;
import java.util.stream.Stream;

/** Rules for the source of the broker certificate and the expiry warning. */
final class CertificateRules {

  private static final int MAX_WARNING_HOURS = 8760;

  private CertificateRules() {}

  static Stream<Problem> check(StreamBusClusterSpec spec) {
    return spec.security().stream()
        .flatMap(
            security ->
                security.tls().stream()
                    .flatMap(tls -> Stream.concat(certificate(tls), clientCa(security, tls))));
  }

  /** An issuer signs for others as well, or is that of a whole company. */
  private static Stream<Problem> clientCa(SecuritySpec security, TlsSpec tls) {
    return NonDefault.isTrue(tls.enabled())
            && tls.issuerRef().isPresent()
            && tls.caSecretName().isEmpty()
            && TlsDefaults.requiresClientCertificates(security, tls)
        ? Stream.of(
            new Problem(
                "spec.security.tls.caSecretName",
                "",
                "must be the Secret with the CA of the clients, because the CA of issuerRef would"
                    + " admit every certificate of that issuer"))
        : Stream.empty();
  }

  private static Stream<Problem> certificate(TlsSpec tls) {
    return Stream.concat(
        Durations.positiveUpTo(
            Field.of("spec.security.tls.expiryWarning", tls.expiryWarning()), MAX_WARNING_HOURS),
        oneSource(tls));
  }

  private static Stream<Problem> oneSource(TlsSpec tls) {
    long sources =
        Stream.of(
                tls.certSecretName().isPresent(),
                tls.issuerRef().isPresent(),
                NonDefault.isTrue(tls.selfSigned()))
            .filter(isSet -> isSet)
            .count();
    if (NonDefault.isTrue(tls.enabled()) && sources == 0) {
      return Stream.of(
          new Problem(
              "spec.security.tls",
              "",
              "must have a certificate: set certSecretName, issuerRef or selfSigned"));
    }
    return sources > 1
        ? Stream.of(
            new Problem(
                "spec.security.tls",
                "",
                "must have only one certificate: set only one of certSecretName, issuerRef and"
                    + " selfSigned"))
        : Stream.empty();
  }
}
