package io.streambus.operator.kubernetes.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.streambus.operator.kubernetes.Kubernetes;
import io.streambus.operator.kubernetes.ObjectKey;
import io.streambus.operator.kubernetes.ObjectVersion;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Guarantees that a request that only explains a problem cannot fail a reconciliation or read more
 * than one page.
 */
@Timeout(60)
class LatestWarningTest {

  private static final ObjectVersion SET =
      new ObjectVersion(new ObjectKey("StatefulSet", "shop", "demo"), "u1", "1");

  private static final ObjectVersion POD =
      new ObjectVersion(new ObjectKey("Pod", "shop", "demo-0"), "u2", "1");
  private static final ObjectVersion CLAIM =
      new ObjectVersion(new ObjectKey("PersistentVolumeClaim", "shop", "demo-0"), "u2", "1");

  private FaultyApiServer server;
  private Kubernetes kubernetes;

  @BeforeEach
  void start() throws IOException {
    start(Duration.ofSeconds(20));
  }

  private void start(Duration timeout) throws IOException {
    server = new FaultyApiServer(timeout);
    kubernetes = server.kubernetes();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void returnsNewestOfBoundedList() {
    // Given
    server.respond(
        200,
        """
        {"kind": "EventList", "apiVersion": "v1", "items": [
          {"message": "old", "lastTimestamp": "2026-01-01T00:00:00Z"},
          {"message": "quota", "lastTimestamp": "2026-01-01T00:00:02Z"},
          {"message": "older", "eventTime": "2026-01-01T00:00:01.000000Z"}]}
        """);

    // Then
    assertThat(kubernetes.latestWarning(SET)).isEqualTo("quota");
    assertThat(server.requestUrls())
        .singleElement()
        .satisfies(
            url ->
                assertThat(url)
                    .startsWith("/api/v1/namespaces/shop/events?")
                    .contains(
                        "involvedObject.uid",
                        "u1",
                        "Warning",
                        "limit=10",
                        "statefulset-controller"));
  }

  @Test
  void reportsWhyClaimIsNotBound() {
    // Given
    server.respond(200, listOf("storageclass.storage.k8s.io \\\"gold\\\" not found"));

    // Then
    assertThat(kubernetes.latestWarning(CLAIM))
        .isEqualTo("storageclass.storage.k8s.io \"gold\" not found");
    assertThat(server.requestUrls())
        .singleElement()
        .satisfies(url -> assertThat(url).contains("persistentvolume-controller"));
  }

  /** Only the node and the controller of volumes know why a pod does not start. */
  @ParameterizedTest
  @ValueSource(strings = {"kubelet", "attachdetach-controller"})
  void reportsWhyNodeDoesNotPreparePod(String component) {
    // Given
    server.respond(
        200,
        """
        {"kind": "EventList", "apiVersion": "v1", "items": [
          {"message": "FailedMount", "lastTimestamp": "2026-01-01T00:00:00Z",
           "source": {"component": "%s"}},
          {"message": "of a user", "lastTimestamp": "2026-01-01T00:00:01Z",
           "source": {"component": "shop"}},
          {"message": "of nobody", "lastTimestamp": "2026-01-01T00:00:02Z"}]}
        """
            .formatted(component));

    // Then
    assertThat(kubernetes.latestWarning(POD)).isEqualTo("FailedMount");
  }

  /**
   * Otherwise, a client that may create events could disguise or blow up the status of clusters.
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"a\\nb | a b", "\\u001b[31mred | ?[31mred", "gpj.\\u202eexe | gpj.?exe"})
  void messageBecomesOneLine(String message, String expected) {
    // Given
    server.respond(200, listOf(message));

    // Then
    assertThat(kubernetes.latestWarning(SET)).isEqualTo(expected);
  }

  @Test
  void longMessageIsTruncated() {
    // Given
    server.respond(200, listOf("x".repeat(1_000_000)));

    // Then
    assertThat(kubernetes.latestWarning(SET)).startsWith("xxx").hasSizeLessThan(1_100);
  }

  private static String listOf(String message) {
    return """
        {"kind": "EventList", "apiVersion": "v1", "items": [{"message": "%s"}]}
        """
        .formatted(message);
  }

  @Test
  void missingEventIsReported() {
    // Given
    server.respond(200, "{\"kind\": \"EventList\", \"apiVersion\": \"v1\", \"items\": []}");

    // Then
    assertThat(kubernetes.latestWarning(SET)).contains("StatefulSet shop/demo");
  }

  @Test
  void unresponsiveServerIsReportedAfterTimeout() throws IOException {
    // Given
    server.close();
    start(Duration.ofMillis(500));
    server.respond(FaultyApiServer.HANG, "");

    // Then
    assertThat(kubernetes.latestWarning(SET)).contains("events", "API server");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "403 | {\"kind\": \"Status\", \"code\": 403} | list verb",
        "500 | <html>                                  | 500",
        "200 | <html>                                  | API server",
      })
  void failureIsReportedInPlaceOfEvent(int code, String body, String reason) {
    // Given
    server.respond(code, body);

    // Then
    assertThat(kubernetes.latestWarning(SET)).contains("events", reason);
  }
}
