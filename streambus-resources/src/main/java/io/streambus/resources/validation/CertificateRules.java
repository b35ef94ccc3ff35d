package io.streambus.resources.validation;

import io.streambus.api.StreamBusClusterSpec;
import io.streambus.api.spec.IssuerRef;
import io.streambus.api.spec.SecuritySpec;
import io.streambus.api.spec.TlsSpec;
import io.streambus.resources.defaults.NonDefault;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Rules for the source of the broker certificate and the expiry warning. */
final class CertificateRules {

  private static final String TLS = "spec.security.tls.";
  private static final String ISSUER = TLS + "issuerRef.";
  private static final int MAX_WARNING_HOURS = 8760;
  private static final Pattern KIND = Pattern.compile("[A-Z][A-Za-z]{0,62}");

  private CertificateRules() {}

  static Stream<Problem> check(StreamBusClusterSpec spec) {
    return spec.security().flatMap(SecuritySpec::tls).stream()
        .flatMap(CertificateRules::certificate);
  }

  private static Stream<Problem> certificate(TlsSpec tls) {
    return Stream.of(
            Field.name(Field.of(TLS + "certSecretName", tls.certSecretName())),
            Field.name(Field.of(TLS + "caSecretName", tls.caSecretName())),
            Durations.positiveUpTo(
                Field.of(TLS + "expiryWarning", tls.expiryWarning()), MAX_WARNING_HOURS),
            tls.issuerRef().stream().flatMap(CertificateRules::issuer),
            oneSource(tls))
        .flatMap(problems -> problems);
  }

  private static Stream<Problem> issuer(IssuerRef issuer) {
    return Stream.of(
            issuer.name().isEmpty()
                ? Stream.of(
                    new Problem(ISSUER + "name", "", "must be set to the name of the issuer"))
                : Field.name(Field.of(ISSUER + "name", issuer.name())),
            Field.of(ISSUER + "kind", issuer.kind())
                .must(
                    text -> KIND.matcher(text).matches(),
                    "must be a kind, such as Issuer or ClusterIssuer"),
            Field.name(Field.of(ISSUER + "group", issuer.group())))
        .flatMap(problems -> problems);
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
