package io.streambus.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.streambus.app.http.PrometheusEndpoint;
import io.streambus.deploy.dashboard.Dashboard;
import io.streambus.deploy.dashboard.DashboardPicture;
import io.streambus.deploy.dashboard.Panel;
import io.streambus.deploy.dashboard.Prometheus;
import io.streambus.deploy.dashboard.Query;
import io.streambus.operator.metrics.ReconcileMetrics;
import io.streambus.testkit.controlplane.binaries.DebianProgram;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Guarantees that alerts fire when they should, and that dashboards show data. */
class MonitoringIT {

  private final Path promtool = new DebianProgram("prometheus", "usr/bin/promtool").findOrSkip();
  private final Path directory;

  MonitoringIT(@TempDir Path directory) {
    this.directory = directory;
  }

  @Test
  void alertRulesAreValidAndFireAsTested() throws Exception {
    promtool("check", "rules", file("alerts/rules.yaml"));
    promtool("test", "rules", file("alerts/rules.test.yaml"));
  }

  @Test
  void prometheusRuleContainsAlertRules() throws IOException {
    // Given
    YAMLMapper yaml = new YAMLMapper();
    JsonNode rules = yaml.readTree(new File(file("alerts/rules.yaml")));

    // When
    JsonNode object = yaml.readTree(new File(file("alerts/prometheus-rule.yaml")));

    // Then
    assertThat(object.at("/spec/groups")).isEqualTo(rules.path("groups"));
  }

  @Test
  void everyAlertHasRunbook() throws IOException {
    for (JsonNode group :
        new YAMLMapper().readTree(new File(file("alerts/rules.yaml"))).path("groups")) {
      for (JsonNode rule : group.path("rules")) {
        String runbook = rule.at("/annotations/runbook").asText();
        assertThat(DeployFile.DEPLOY.resolve("..").resolve(runbook))
            .as(rule.toString())
            .isRegularFile();
      }
    }
  }

  @Test
  void metricsFollowConventionsOfPrometheus() throws Exception {
    // Given
    Path page = directory.resolve("metrics.txt");
    try (PrometheusEndpoint endpoint = new PrometheusEndpoint()) {
      new ReconcileMetrics(endpoint.registry(), () -> {});
      Files.writeString(page, endpoint.scrape().body());
    }

    // When
    Process check =
        new ProcessBuilder(promtool.toString(), "check", "metrics")
            .redirectErrorStream(true)
            .redirectInput(page.toFile())
            .start();
    String output = new String(check.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    // Then
    assertThat(check.waitFor()).as(output).isZero();
  }

  @Test
  void everyDashboardQueryReturnsDataAndPicturesShowIt() throws Exception {
    Path dashboards = Path.of(file("dashboards"));
    try (Prometheus prometheus =
        Prometheus.start(directory, dashboards.resolve("testdata/samples.yaml"))) {
      for (String name : Dashboard.NAMES) {
        Dashboard dashboard = Dashboard.read(dashboards, name);
        for (Panel panel : dashboard.panels()) {
          for (Query query : panel.queries()) {
            assertThat(prometheus.query(query))
                .as("%s, panel %s: %s", name, panel.title(), query.expression())
                .isNotEmpty();
          }
        }
        new DeployFile("../docs/images/dashboard-%s.svg".formatted(name))
            .verify(new DashboardPicture(dashboard, prometheus).svg());
      }
    }
  }

  private void promtool(String... arguments) throws Exception {
    Process process =
        new ProcessBuilder(
                Stream.concat(Stream.of(promtool.toString()), Stream.of(arguments)).toList())
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as("%s: %s", List.of(arguments), output).isZero();
  }

  private static String file(String path) {
    return DeployFile.DEPLOY.resolve(path).toString();
  }
}
