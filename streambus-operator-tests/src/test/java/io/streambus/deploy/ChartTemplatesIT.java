package io.streambus.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.streambus.testkit.controlplane.Helm;
import io.streambus.testkit.controlplane.binaries.GoTool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Guarantees that a change of the charts is seen, and that typing errors in values are reported.
 */
class ChartTemplatesIT {

  private static final Path CHARTS = DeployFile.DEPLOY.resolve("charts");
  private static final String OPERATOR = CHARTS.resolve("streambus-operator").toString();
  private static final String CLUSTER = CHARTS.resolve("streambus-cluster").toString();

  private final Path home;

  ChartTemplatesIT(@TempDir Path home) {
    this.home = home;
  }

  static List<String> cases() throws IOException {
    try (Stream<Path> all = Files.list(CHARTS.resolve("golden"))) {
      return all.map(directory -> directory.getFileName().toString()).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void templatesMatchGoldenFiles(String name) throws Exception {
    // Given
    String directory = "charts/golden/" + name;
    String values = DeployFile.DEPLOY.resolve(directory).resolve("values.yaml").toString();

    // When
    helm().run("lint", "--strict", OPERATOR, "--values", values);
    String templates =
        helm()
            .run(
                "template",
                "streambus-operator",
                OPERATOR,
                "--namespace",
                "streambus-system",
                "--values",
                values);

    // Then
    new DeployFile(directory + "/out.yaml").verify(templates);
  }

  @ParameterizedTest
  @MethodSource("exampleClusters")
  void clusterChartAcceptsEveryExample(Path example) throws Exception {
    // Given
    Path values = home.resolve("values.yaml");
    String yaml = Files.readString(example);
    Files.writeString(values, yaml.substring(yaml.indexOf("\nspec:") + 1));

    // When
    String templates = helm().run("template", "demo", CLUSTER, "--values", values.toString());

    // Then
    assertThat(templates).contains("kind: StreamBusCluster", "name: \"demo\"", "replicas:");
  }

  @Test
  void unknownValuesAreReported() throws Exception {
    assertThat(helm().attempt("template", "x", OPERATOR, "--set", "replica=3").output())
        .contains("replica");
    assertThat(helm().attempt("template", "x", CLUSTER, "--set", "spec.replica=3").output())
        .contains("replica");
    assertThat(
            helm().attempt("template", "x", OPERATOR, "--set", "logging.levels.root=all").output())
        .contains("/logging/levels/root");
  }

  /**
   * Without these rejections, the API server would reject some objects after it has created others,
   * or the operator would not start.
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a.b | replicas=2                                      | set the value fullnameOverride
          x   | commonLabels.team=a b                           | /commonLabels/team
          x   | podLabels.a b=c                                 | additional properties
          x   | probes.readiness.terminationGracePeriodSeconds=5 | /probes/readiness
          x   | podDisruptionBudget.maxUnavailable=101%         | /podDisruptionBudget/maxUnavailable
          x   | serviceAccount.name=My Account                  | /serviceAccount/name
          x   | logging.levels.a b=debug                        | /logging/levels
          x   | global.imageRegistry=mirror                     | /global/imageRegistry
          x   | podPolicy.level=strict                          | /podPolicy/level
          x   | podPolicy.allowedImages[0]=https://example.com  | /podPolicy/allowedImages
          x   | podPolicy.allowedServiceAccounts[0]=a b         | /podPolicy/allowedServiceAccounts
          x   | watch.selector=tier in gold                     | is not a label selector
          x   | extraArgs[0]=--log-level=debug                  | the flag --log-level is set already
          """)
  void valuesThatKubernetesWouldRejectAreReported(String release, String value, String message)
      throws Exception {
    // When
    Helm.Result result = helm().attempt("template", release, OPERATOR, "--set", value);

    // Then
    assertThat(result.exitCode()).isNotZero();
    assertThat(result.output()).contains(message);
  }

  /** YAML reads words such as true and on as booleans unless they are in quotes. */
  @Test
  void namesThatAreYamlWordsStayText() throws Exception {
    assertThat(helm().run("template", "x", OPERATOR, "--set-string", "fullnameOverride=true"))
        .contains("name: \"true\"")
        .doesNotContain("name: true\n");
    assertThat(helm().run("template", "on", CLUSTER)).contains("name: \"on\"");
  }

  /** Helm drops the defaults of values that are null. */
  @Test
  void probesWithoutTimingAreRendered() throws Exception {
    // When
    String templates =
        helm()
            .run(
                "template",
                "x",
                OPERATOR,
                "--set",
                "probes.startup.periodSeconds=null,probes.startup.failureThreshold=null,"
                    + "probes.startup.timeoutSeconds=null");

    // Then
    assertThat(templates).contains("startupProbe:").doesNotContain("{}\n          livenessProbe");
  }

  /** The selector of the Deployment is immutable, so labels of users must not contradict it. */
  @Test
  void labelsOfPodsMatchTheSelector() throws Exception {
    assertThat(
            helm()
                .run(
                    "template",
                    "x",
                    OPERATOR,
                    "--set",
                    "podLabels.app\\.kubernetes\\.io/component=other"))
        .doesNotContain("component: other");
  }

  @Test
  void scriptPackagesChartsAndIndex() throws Exception {
    // Given
    ProcessBuilder builder =
        new ProcessBuilder(
            DeployFile.DEPLOY.resolve("package-charts.sh").toString(),
            home.resolve("charts").toString(),
            "https://charts.example.com");
    builder.environment().put("HELM", GoTool.HELM.find().toString());
    builder.environment().put("HELM_CACHE_HOME", home.resolve("cache").toString());
    Path log = home.resolve("log");

    // When
    Process process = builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();

    // Then
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).as("the script ends").isTrue();
    assertThat(process.exitValue()).as(Files.readString(log)).isZero();
    String index = Files.readString(home.resolve("charts/index.yaml"));
    for (String chart : List.of("streambus-operator", "streambus-cluster")) {
      Path packaged = packaged(chart);
      assertThat(index).contains("https://charts.example.com/" + packaged.getFileName());
      helm().run("template", "demo", packaged.toString());
    }
  }

  private Path packaged(String chart) throws IOException {
    try (Stream<Path> all = Files.list(home.resolve("charts"))) {
      return all.filter(file -> file.getFileName().toString().matches(chart + "-[0-9.]+\\.tgz"))
          .findFirst()
          .orElseThrow();
    }
  }

  /**
   * Without this rejection, clusters would be unprotected, or the installation would fail halfway.
   */
  @Test
  void deletionProtectionIsRejectedWithoutAdmissionPolicies() throws Exception {
    // When
    Helm.Result result =
        helm()
            .attempt(
                "template",
                "x",
                OPERATOR,
                "--set",
                "deletionProtection.enabled=true",
                "--kube-version",
                "1.29.0");

    // Then
    assertThat(result.exitCode()).isNotZero();
    assertThat(result.output()).contains("deletionProtection.enabled: requires Kubernetes 1.30");
  }

  static List<Path> exampleClusters() throws IOException {
    try (Stream<Path> all = Files.list(Path.of("../examples/clusters"))) {
      return all.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    }
  }

  private Helm helm() {
    return new Helm(home, "");
  }
}
