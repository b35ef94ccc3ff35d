package io.streambus.resources.validation;

import io.streambus.api.StreamBusClusterSpec;
import io.streambus.api.schema.Patterns;
import io.streambus.api.spec.AuthenticationSpec;
import io.streambus.api.spec.AuthorizationSpec;
import io.streambus.api.spec.SaslSpec;
import io.streambus.api.spec.SecuritySpec;
import io.streambus.api.values.AuthenticationMethod;
import io.streambus.api.values.DefaultPolicy;
import io.streambus.api.values.SaslMechanism;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Rules for authentication and authorization. */
final class SecurityRules {

  private static final String AUTHENTICATION = "spec.security.authentication.";
  private static final String AUTHORIZATION = "spec.security.authorization.";
  private static final int MAX_METHODS = 3;
  private static final int MAX_SUBJECTS = 1000;
  private static final Pattern SUBJECT = Pattern.compile(Patterns.SUBJECT);
  private static final String SUBJECT_RULE =
      "must be a distinguished name, such as CN=orders,O=Example, of at most 256 characters:"
          + " letters, digits, spaces and . _ @ : / ( ) * -";

  private SecurityRules() {}

  static Stream<Problem> check(StreamBusClusterSpec spec) {
    return spec.security().stream().flatMap(SecurityRules::security);
  }

  private static Stream<Problem> security(SecuritySpec security) {
    return Stream.concat(
        security.authentication().stream().flatMap(SecurityRules::authentication),
        security.authorization().stream().flatMap(SecurityRules::authorization));
  }

  private static Stream<Problem> authentication(AuthenticationSpec authentication) {
    return Stream.of(
            Field.value(
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
                    Field.value(Field.of(itemPath, method), AuthenticationMethod.class)),
            Lists.unique(path, methods),
            Lists.atMost(path, methods, MAX_METHODS))
        .flatMap(problems -> problems);
  }

  private static Stream<Problem> sasl(SaslSpec sasl) {
    return Stream.concat(
        Field.value(
            Field.of(AUTHENTICATION + "sasl.mechanism", sasl.mechanism()), SaslMechanism.class),
        Field.name(Field.of(AUTHENTICATION + "sasl.secretName", sasl.secretName())));
  }

  private static Stream<Problem> authorization(AuthorizationSpec authorization) {
    return Stream.of(
            Field.value(
                Field.of(AUTHORIZATION + "defaultPolicy", authorization.defaultPolicy()),
                DefaultPolicy.class),
            subjects(authorization.allowedSubjects()))
        .flatMap(problems -> problems);
  }

  private static Stream<Problem> subjects(List<String> subjects) {
    String path = AUTHORIZATION + "allowedSubjects";
    return Stream.of(
            Lists.each(
                path,
                subjects,
                (itemPath, subject) ->
                    Field.of(itemPath, subject).must(SecurityRules::isSubject, SUBJECT_RULE)),
            Lists.unique(path, subjects),
            Lists.atMost(path, subjects, MAX_SUBJECTS))
        .flatMap(problems -> problems);
  }

  /** The length is checked first to limit the cost of matching the pattern. */
  private static boolean isSubject(String text) {
    return text.length() <= Patterns.MAX_SUBJECT_LENGTH && SUBJECT.matcher(text).matches();
  }
}
