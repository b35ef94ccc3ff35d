package io.streambus.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Guarantees that users see the limits that result from the three places in a spec. */
class TenantsCommandTest {

  private static final String HEAD =
      """
      apiVersion: streambus.io/v1alpha1
      kind: StreamBusCluster
      metadata:
        name: one
      spec:
      """;

  @Test
  void listsLimitsInUnitsOfBrokers() {
    // Given
    String yaml =
        HEAD
            + """
              multiTenancy:
                enabled: true
                defaultQuotas: {maxTopics: 10, maxPartitionsPerTopic: 4}
                tenantOverrides:
                - tenantId: orders
                  quotas: {maxTopics: 100, maxBandwidthMBps: 1}
            """;

    // When
    Invocation tenants = Invocation.withInput(yaml, "tenants", "-f", "-");

    // Then
    assertThat(tenants.exitCode()).isZero();
    assertThat(tenants.out())
        .isEqualTo(
            """
            default/one:
            TENANT   MaxBytesPerSecond  MaxTopics  MaxPartitions
            default                  -         10             40
            orders             1048576        100            400
            """);
    assertThat(tenants.err().lines())
        .isNotEmpty()
        .allSatisfy(line -> assertThat(line).startsWith("note: default/one: spec.multiTenancy."));
  }

  @Test
  void warnsAboutOvercommittedLimits() {
    // Given
    String yaml =
        HEAD
            + """
              multiTenancy:
                enabled: true
                tenantOverrides:
                - {tenantId: a, quotas: {maxStorageGB: 31, maxConnections: 20000}}
                - {tenantId: b, quotas: {maxConnections: 20000}}
            """;

    // When
    Invocation tenants = Invocation.withInput(yaml, "tenants", "-f", "-");

    // Then
    assertThat(tenants.err().lines())
        .filteredOn(line -> line.startsWith("warning: "))
        .satisfiesExactly(
            line ->
                assertThat(line)
                    .startsWith("warning: default/one: spec.multiTenancy: maxStorageGB ")
                    .containsSubsequence("31Gi", "3 volumes", "10Gi"),
            line ->
                assertThat(line)
                    .startsWith("warning: default/one: spec.multiTenancy: maxConnections ")
                    .containsSubsequence("40000", "3 brokers", "10000"));
  }

  @Test
  void specAndCommandInDocumentationWork() throws IOException {
    // Given
    String page = Files.readString(Path.of("../docs/tenants.md"));
    String spec = page.substring(page.indexOf("```yaml\n") + 8, page.indexOf("```\n"));
    Matcher command = Pattern.compile("(?m)^\\./streambus (.*)$").matcher(page);

    // Then
    assertThat(Invocation.withInput(HEAD.replace("spec:\n", spec), "tenants", "-f", "-").out())
        .contains("orders             1048576        100            400");
    assertThat(command.find()).isTrue();
    assertThat(
            Invocation.of(command.group(1).replace("examples/", "../examples/").split(" "))
                .exitCode())
        .isZero();
  }

  @Test
  void reportsDisabledMultiTenancy() {
    assertThat(Invocation.withInput(HEAD + "  replicas: 3\n", "tenants", "-f", "-"))
        .isEqualTo(new Invocation(0, "default/one: multi-tenancy is disabled\n", ""));
  }

  @Test
  void invalidSpecHasNoTable() {
    // Given
    String yaml = HEAD + "  multiTenancy: {enabled: true, tenantOverrides: [{tenantId: '../x'}]}\n";

    // When
    Invocation tenants = Invocation.withInput(yaml, "tenants", "-f", "-");

    // Then
    assertThat(tenants.exitCode()).isEqualTo(1);
    assertThat(tenants.out()).isEmpty();
    assertThat(tenants.err())
        .startsWith(
            "error: default/one: spec.multiTenancy.tenantOverrides[0].tenantId: Invalid value: ../x: ");
  }
}
