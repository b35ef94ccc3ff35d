package io.streambus.app.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.streambus.operator.fixture.Kubectl;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Guarantees that only users with permission read secure metrics, with tokens of Kubernetes. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SecureMetricsIT {

  private static final String UNPRIVILEGED = "unprivileged";
  private static final Pattern REVIEWS =
      Pattern.compile(
          "streambus_operator_api_requests_total\\{.*kind=\"tokenreviews\".*} (?<count>[0-9.]+)");

  private final OperatorApiServer server = OperatorApiServer.startOrSkip();
  private final Kubectl kubectl = new Kubectl(server.controlPlane(), "default");
  private OperatorProgram operator;
  private SecureMetrics metrics;

  @BeforeAll
  void start() throws Exception {
    for (String name : new String[] {"prometheus", UNPRIVILEGED}) {
      run("create", "serviceaccount", name);
    }
    run("create", "clusterrole", "metrics-reader", "--verb=get", "--non-resource-url=/metrics");
    run(
        "create",
        "clusterrolebinding",
        "metrics-reader",
        "--clusterrole=metrics-reader",
        "--serviceaccount=default:prometheus");
    operator = OperatorProgram.start(server.kubeconfig(), "--metrics-secure").awaitReady();
    metrics = new SecureMetrics(operator.metricsAddress());
  }

  @AfterAll
  void stop() throws Exception {
    operator.close();
    server.close();
  }

  @Test
  void userWithPermissionReadsMetrics() throws Exception {
    assertThat(metrics.get(token("prometheus")).body()).contains("streambus_operator_leader 1.0");
  }

  @Test
  void otherUsersAreRejected() throws Exception {
    assertThat(metrics.get(token(UNPRIVILEGED)).statusCode()).isEqualTo(403);
    assertThat(metrics.get("garbage").statusCode()).isEqualTo(401);
    assertThat(metrics.getWithoutToken().statusCode()).isEqualTo(401);
    assertThat(metrics.getWithoutToken().headers().firstValue("WWW-Authenticate"))
        .contains("Bearer");
  }

  @Test
  void clientsWithDifferentInvalidTokensCauseFewReviews() throws Exception {
    // Given
    String token = token("prometheus");
    double before = reviews(metrics.get(token).body());
    Instant start = Instant.now();

    // When
    for (int i = 0; i < 100; i++) {
      assertThat(metrics.get("invalid-" + i).statusCode()).isIn(401, 503);
    }

    // Then
    assertThat(metrics.get(token).statusCode()).isEqualTo(200);
    // Metrics are at most one second old.
    TimeUnit.MILLISECONDS.sleep(1100);
    double budget = 12 + 2.0 * Duration.between(start, Instant.now()).toSeconds();
    assertThat(reviews(metrics.get(token).body()) - before).isBetween(1.0, budget);
  }

  private static double reviews(String metrics) {
    return REVIEWS
        .matcher(metrics)
        .results()
        .map(MatchResult::group)
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
        .sum();
  }

  private String token(String serviceAccount) throws Exception {
    return run("create", "token", serviceAccount);
  }

  private String run(String... arguments) throws Exception {
    Kubectl.Result result = kubectl.run(arguments);
    assertThat(result.exit()).as(result.output()).isZero();
    return result.output();
  }
}
