package io.streambus.resources;

import io.streambus.api.StreamBusClusterSpec;
import io.streambus.api.spec.AuthenticationSpec;
import io.streambus.api.spec.AuthorizationSpec;
import io.streambus.api.spec.SaslSpec;
import io.streambus.api.spec.SecuritySpec;
import io.streambus.api.spec.TlsSpec;
import io.streambus.api.vocabulary.AuthenticationMethod;
import io.streambus.api.vocabulary.DefaultPolicy;
import io.streambus.api.vocabulary.SaslMechanism;
import java.util.List;
import java.util.stream.Stream;

/** Rules of encryption, authentication and authorization. */
final class SecurityRules {

  private static final String TLS = "spec.security.tls.";
  private static final String AUTHENTICATION = "spec.security.authentication.";
  private static final int MOST_METHODS = 3;

  private SecurityRules() {}

  static Stream<Problem> check(StreamBusClusterSpec spec) {
    return spec.security().stream().flatMap(SecurityRules::security);
  }

  private static Stream<Problem> security(SecuritySpec security) {
    return Stream.of(
            security.tls().stream().flatMap(SecurityRules::tls),
            security.authentication().stream().flatMap(SecurityRules::authentication),
            security.authorization().stream().flatMap(SecurityRules::authorization))
        .flatMap(problems -> problems);
  }

  private static Stream<Problem> tls(TlsSpec tls) {
    return Stream.of(
            Field.name(Field.of(TLS + "certSecretName", tls.certSecretName())),
            Field.name(Field.of(TLS + "caSecretName", tls.caSecretName())),
            oneCertificate(tls))
        .flatMap(problems -> problems);
  }

  private static Stream<Problem> oneCertificate(TlsSpec tls) {
    long sources =
        Stream.of(
                tls.certSecretName().isPresent(),
                tls.issuerRef().isPresent(),
                Asks.isTrue(tls.selfSigned()))
            .filter(isSet -> isSet)
            .count();
    if (Asks.isTrue(tls.enabled()) && sources == 0) {
      return Stream.of(
          new Problem(
              "spec.security.tls",
              "",
              "needs a certificate: set certSecretName, issuerRef or selfSigned"));
    }
    return sources > 1
        ? Stream.of(
            new Problem(
                "spec.security.tls",
                "",
                "must have one certificate: set only one of certSecretName, issuerRef and"
                    + " selfSigned"))
        : Stream.empty();
  }

  private static Stream<Problem> authentication(AuthenticationSpec authentication) {
    return Stream.of(
            Field.word(
                Field.of(AUTHENTICATION + "method", authentication.method()),
                AuthenticationMethod.class),
            methods(authentication.allowedMethods()),
            Field.name(Field.of(AUTHENTICATION + "jwtSecretName", authentication.jwtSecretName())),
            authentication.sasl().stream().flatMap(SecurityRules::sasl))
        .flatMap(problems -> problems);
  }

  private static Stream<Problem> methods(List<String> methods) {
    String path = AUTHENTICATION + "allowedMethods";
    return Stream.of(
            Lists.each(
                path,
                methods,
                (itemPath, method) ->
                    Field.word(Field.of(itemPath, method), AuthenticationMethod.class)),
            Lists.unique(path, methods),
            Lists.atMost(path, methods, MOST_METHODS))
        .flatMap(problems -> problems);
  }

  private static Stream<Problem> sasl(SaslSpec sasl) {
    return Stream.concat(
        Field.word(
            Field.of(AUTHENTICATION + "sasl.mechanism", sasl.mechanism()), SaslMechanism.class),
        Field.name(Field.of(AUTHENTICATION + "sasl.secretName", sasl.secretName())));
  }

  private static Stream<Problem> authorization(AuthorizationSpec authorization) {
    return Field.word(
        Field.of("spec.security.authorization.defaultPolicy", authorization.defaultPolicy()),
        DefaultPolicy.class);
  }
}
