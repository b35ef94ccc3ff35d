package io.streambus.resources.enforcement;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.streambus.resources.ClusterInputs;
import io.streambus.resources.ClusterResolver;
import io.streambus.resources.Resolution;
import io.streambus.resources.Resolution.Rejected;
import io.streambus.resources.Resolution.Resolved;
import io.streambus.resources.model.TenantsApi;
import io.streambus.resources.podsecurity.PodPolicy;
import io.streambus.resources.podsecurity.PodSecurityLevel;
import io.streambus.resources.validation.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Guarantees that the status reports every requested feature that is not enforced, and nothing
 * else.
 */
class NotEnforcedTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "replicas: 3",
        "version: v1.1.0, observability: {logging: {auditLog: {enabled: true}}}",
        "version: v1.1.0, config: {overrides: {storage: {message_format_version: v2}}}",
        // Defaults added by the API server.
        "multiTenancy: {enabled: false, isolation: {resourceQuotas: true, rateLimiting: true}}",
        "config: {logLevel: debug}",
        "config: {logLevel: info}, observability: {logging: {level: info}}",
        "security: {authentication: {enabled: false, sasl: {mechanism: SCRAM-SHA-256}}}",
        "security: {tls: {enabled: false, selfSigned: false, expiryWarning: 720h, proxy: {image:"
            + " {repository: haproxy, tag: '3.2', pullPolicy: IfNotPresent}}}}",
        "security: {tls: {enabled: true, certSecretName: c, caSecretName: a, clientAuthRequired:"
            + " true, proxy: {image: {tag: '3.0'}}}}",
        "security: {tls: {enabled: true, certSecretName: c}, authentication: {enabled: true,"
            + " method: mtls, allowedMethods: [mtls]}, authorization: {enabled: true,"
            + " defaultPolicy: deny, allowedSubjects: [CN=a]}}",
        "multiTenancy: {isolation: {networkPolicies: true}}, networkPolicy: {from: [{podSelector:"
            + " {}}], metricsFrom: [{ipBlock: {cidr: 10.0.0.0/8}}]}",
        "observability: {metrics: {serviceMonitor: true}}, networkPolicy: {metricsFrom:"
            + " [{podSelector: {}}]}",
        "observability: {metrics: {serviceMonitor: true}}, networkPolicy: {enabled: false}",
        "observability: {metrics: {serviceMonitor: true}}, hostNetwork: true",
      })
  void enforcedFieldsAreNotReported(String spec) {
    assertThat(resolved(spec).notEnforced()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "config: {maxConnections: 5} | spec.config.maxConnections",
        "config: {logLevel: debug}, observability: {logging: {level: info}} | spec.config.logLevel",
        "config: {overrides: {security: {enabled: true}}} | spec.config.overrides",
        "version: v1.0.0, image: {tag: v0.6.0} | spec.version",
        "security: {tls: {certSecretName: c}} | spec.security.tls.certSecretName",
        "security: {tls: {clientAuthRequired: true}} | spec.security.tls.clientAuthRequired",
        "security: {authentication: {enabled: true, method: mtls}} | spec.security.authentication.enabled,spec.security.authentication.method",
        "security: {authentication: {enabled: true, method: sasl}} | spec.security.authentication.enabled,spec.security.authentication.method",
        "security: {authentication: {jwtSecretName: t}} | spec.security.authentication.jwtSecretName",
        "security: {authentication: {sasl: {secretName: t}}} | spec.security.authentication.sasl",
        "security: {authorization: {enabled: true, defaultPolicy: deny}} | spec.security.authorization.enabled,spec.security.authorization.defaultPolicy",
        "security: {tls: {enabled: true, certSecretName: c, clientAuthRequired: true}, authorization: {enabled: true, defaultPolicy: allow, allowedSubjects: [CN=a]}} | spec.security.authorization.allowedSubjects",
        "security: {tls: {enabled: true, certSecretName: c, caSecretName: a}} | spec.security.tls.caSecretName",
        "security: {tls: {enabled: true, certSecretName: c}, authentication: {enabled: true, method: mtls, allowedMethods: [mtls, jwt]}} | spec.security.authentication.allowedMethods",
        "security: {tls: {enabled: true, certSecretName: c}, authorization: {enabled: true}} | spec.security.authorization.enabled",
        "networkPolicy: {enabled: false, from: [{podSelector: {}}]} | spec.networkPolicy.from",
        "observability: {metrics: {serviceMonitor: true}} | spec.observability.metrics.serviceMonitor",
        "hostNetwork: true, multiTenancy: {isolation: {networkPolicies: true}}, networkPolicy: {from: [{podSelector: {}}]} | spec.networkPolicy.from,spec.multiTenancy.isolation.networkPolicies",
        "multiTenancy: {enabled: true} | spec.multiTenancy.enabled",
        "observability: {metrics: {enabled: false, serviceMonitor: true}} | spec.observability.metrics.serviceMonitor",
        "observability: {tracing: {endpoint: 'a:1'}} | spec.observability.tracing",
        "observability: {logging: {format: text}} | spec.observability.logging.format",
        "version: v1.0.1, observability: {logging: {auditLog: {enabled: true}}} | spec.observability.logging.auditLog.enabled",
      })
  void unenforcedFieldsAreReported(String spec, String paths) {
    assertThat(resolved(spec).notEnforced())
        .extracting(NotEnforced::path)
        .containsExactly(paths.split(","));
  }

  @Test
  void tenantsAreEnforcedIfBrokersSupportThem() {
    // Given
    ObjectNode spec =
        spec("multiTenancy: {enabled: true, defaultQuotas: {maxTopics: 1, maxStorageGB: 1}}");

    // When
    Resolution resolution =
        ClusterResolver.resolve(
            BaseSpecs.cluster(spec),
            ClusterInputs.builder().tenantsApi(TenantsApi.SUPPORTED).build());

    // Then
    assertThat(((Resolved) resolution).notEnforced())
        .as("a limit that brokers store but do not enforce")
        .extracting(NotEnforced::path)
        .containsExactly("spec.multiTenancy.defaultQuotas.maxStorageGB");
  }

  @Test
  void remarksFitIntoATableCell() {
    Stream<String> remarks = Capabilities.TABLE.stream().map(each -> each.row().remark());

    assertThat(remarks).allSatisfy(remark -> assertThat(remark).doesNotContain("|", "\n"));
  }

  /** Specs with {@code strict: true}. */
  @Nested
  class StrictSpec {

    @Test
    void isRejectedForEachUnenforcedField() {
      // When
      Resolution resolution = resolve("strict: true, config: {maxConnections: 5, batchSize: 2}");

      // Then
      List<Problem> problems = ((Rejected) resolution).problems();
      assertThat(problems)
          .extracting(Problem::path)
          .containsExactly("spec.config.maxConnections", "spec.config.batchSize");
      assertThat(problems.get(0).value()).isEqualTo("5");
      assertThat(problems.get(0).message()).contains("strict", "remove the field");
    }

    @Test
    void isAcceptedIfAllFieldsAreEnforced() {
      assertThat(resolve("strict: true, priorityClassName: high")).isInstanceOf(Resolved.class);
    }
  }

  /** The audit log of the brokers. */
  @Nested
  class AuditLog {

    @Test
    void brokerAuthorizationAdmitsEveryClient() {
      // When
      String yaml =
          resolved("version: v1.1.0, observability: {logging: {auditLog: {enabled: true}}}")
              .cluster()
              .config()
              .yaml();

      // Then
      assertThat(spec(yaml).get("security"))
          .isEqualTo(
              spec(
                  "enabled: true, authz_enabled: true, super_users: [anonymous],"
                      + " audit: {enabled: true}"));
    }

    @Test
    void olderBrokerGetsNoSecuritySettings() {
      assertThat(
              resolved("version: v1.0.1, observability: {logging: {auditLog: {enabled: true}}}")
                  .cluster()
                  .config()
                  .yaml())
          .doesNotContain("security");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "security: {enabled: false}",
          "security: {audit: {enabled: false}}",
          "security: {audit: off}",
          "security: none"
        })
    void overridesCannotDisableIt(String overrides) {
      // When
      Resolution resolution =
          resolve(
              "observability: {logging: {auditLog: {enabled: true}}}, config: {overrides: {%s}}"
                  .formatted(overrides));

      // Then
      assertThat(((Rejected) resolution).problems())
          .extracting(Problem::path)
          .allSatisfy(path -> assertThat(path).startsWith("spec.config.overrides.security."));
    }
  }

  private static Resolved resolved(String spec) {
    Resolution resolution = resolve(spec);
    assertThat(resolution).isInstanceOf(Resolved.class);
    return (Resolved) resolution;
  }

  private static Resolution resolve(String spec) {
    return ClusterResolver.resolve(
        BaseSpecs.cluster(spec(spec)),
        ClusterInputs.builder().podPolicy(PodPolicy.of(PodSecurityLevel.PRIVILEGED)).build());
  }

  private static ObjectNode spec(String yaml) {
    try {
      return new YAMLMapper()
          .readValue(yaml.contains("\n") ? yaml : "{" + yaml + "}", ObjectNode.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
