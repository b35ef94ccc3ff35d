package io.streambus.operator.status;

import static io.streambus.operator.fixture.OperatorScenario.NAMESPACE;
import static io.streambus.operator.fixture.OperatorScenario.demo;
import static io.streambus.operator.status.MessageSituation.ofNew;

import com.google.common.collect.ImmutableList;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.streambus.api.ClusterLabels;
import io.streambus.api.values.ConditionType;
import io.streambus.operator.certificates.TlsSpecs;
import io.streambus.operator.certificates.secret.NamedSecrets.SecretState;
import io.streambus.operator.fixture.OperatorScenario;
import io.streambus.testkit.broker.UserCertificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Situations of clusters with TLS. */
final class CertificateSituations {

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final UserCertificate CERTIFICATE =
      UserCertificate.forCluster(NAMESPACE, START.minusSeconds(60), 90);

  static final ImmutableList<MessageSituation> ALL =
      ImmutableList.<MessageSituation>builder()
          .addAll(provided())
          .addAll(unusable())
          .addAll(expiring())
          .addAll(signed())
          .build();

  private CertificateSituations() {}

  private static ImmutableList<MessageSituation> provided() {
    return ImmutableList.of(
        ofNew(
            "the Secret of a certificate exists",
            scenario -> create(scenario, CERTIFICATE.secret(TlsSpecs.SECRET))),
        ofNew(
            "the Secret of a certificate does not exist",
            scenario -> scenario.user.createOrReplace(demo(NAMESPACE, TlsSpecs::userProvided))),
        ofNew(
                "the Secret of a certificate lacks a key",
                scenario -> {
                  Secret secret = CERTIFICATE.secret(TlsSpecs.SECRET);
                  secret.getData().remove("ca.crt");
                  create(scenario, secret);
                })
            .showing(ConditionType.CERTIFICATES_READY),
        ofNew(
            "the operator has no permission to read a Secret",
            scenario -> {
              FakeEnvironment environment = new FakeEnvironment();
              environment.secret =
                  new SecretState.Unavailable(
                      "the API server responded with HTTP 403; grant the operator the verbs"
                          + " list and watch on secrets in namespace default, or on secret"
                          + " certificate");
              scenario.startOperator(environment);
              scenario.user.createOrReplace(demo(NAMESPACE, TlsSpecs::userProvided));
            }));
  }

  private static ImmutableList<MessageSituation> unusable() {
    return ImmutableList.of(
        ofNew(
            "the key does not match the certificate",
            scenario -> create(scenario, CERTIFICATE.secretWithWrongKey(TlsSpecs.SECRET))),
        ofNew(
                "the key is not a PEM key",
                scenario -> {
                  Secret secret = CERTIFICATE.secret(TlsSpecs.SECRET);
                  secret.getData().put("tls.key", "dGJk");
                  create(scenario, secret);
                })
            .showing(ConditionType.CERTIFICATES_READY),
        ofNew(
                "the certificate is for other hosts",
                scenario ->
                    create(
                        scenario,
                        UserCertificate.forHosts(NAMESPACE, List.of("example.com"), START, 90)
                            .secret(TlsSpecs.SECRET)))
            .showing(ConditionType.CERTIFICATES_READY));
  }

  private static ImmutableList<MessageSituation> expiring() {
    return ImmutableList.of(
        ofNew(
                "the certificate expires in less than 30 days",
                scenario -> scenario.operator.runFor(Duration.ofDays(70)))
            .given(scenario -> create(scenario, CERTIFICATE.secret(TlsSpecs.SECRET))),
        ofNew(
                "the certificate has expired",
                scenario -> scenario.operator.runFor(Duration.ofDays(100)))
            .given(scenario -> create(scenario, CERTIFICATE.secret(TlsSpecs.SECRET))));
  }

  private static ImmutableList<MessageSituation> signed() {
    return ImmutableList.of(
        ofNew(
                "a Secret of the same name exists",
                scenario -> {
                  scenario.user.createOrReplace(foreignSecret());
                  scenario.user.createOrReplace(demo(NAMESPACE, TlsSpecs::selfSigned));
                })
            .showing(ConditionType.CERTIFICATES_READY),
        ofNew(
                "a Secret of the same name has the labels of the operator and no owner",
                scenario -> {
                  scenario.user.createOrReplace(
                      new SecretBuilder(foreignSecret())
                          .editMetadata()
                          .withName("demo-ca")
                          .withLabels(ClusterLabels.of("demo"))
                          .endMetadata()
                          .build());
                  scenario.user.createOrReplace(demo(NAMESPACE, TlsSpecs::selfSigned));
                })
            .showing(ConditionType.CERTIFICATES_READY),
        ofNew(
                "the clock of the operator is ahead of that of the API server",
                scenario -> {
                  Duration ahead = Duration.ofDays(70);
                  scenario.cluster.clock().advance(ahead);
                  scenario.cluster.serverClock().setBehind(ahead);
                  scenario.operator.runFor(Duration.ofMinutes(15));
                })
            .given(scenario -> scenario.user.createOrReplace(demo(NAMESPACE, TlsSpecs::selfSigned)))
            .showing(ConditionType.CERTIFICATES_READY),
        ofNew(
                "the API server rejects a Secret",
                scenario -> {
                  scenario
                      .cluster
                      .faults()
                      .everyWrite(Secret.class)
                      .reject(403, "secrets \"demo-ca\" is forbidden: exceeded quota: objects");
                  scenario.user.createOrReplace(demo(NAMESPACE, TlsSpecs::selfSigned));
                })
            .showing(ConditionType.CERTIFICATES_READY));
  }

  private static void create(OperatorScenario scenario, Secret certificate) {
    scenario.user.createOrReplace(certificate);
    scenario.user.createOrReplace(demo(NAMESPACE, TlsSpecs::userProvided));
  }

  private static Secret foreignSecret() {
    return new SecretBuilder()
        .withNewMetadata()
        .withNamespace(NAMESPACE)
        .withName("demo-tls")
        .endMetadata()
        .build();
  }
}
