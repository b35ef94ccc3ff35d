package io.streambus.operator.kubernetes.client;

import static io.streambus.operator.kubernetes.client.FaultyApiServer.HANG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.common.base.Throwables;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.Secret;
import io.streambus.api.StreamBusCluster;
import io.streambus.operator.certificates.secret.NamedSecrets.SecretState;
import io.streambus.operator.certificates.secret.SecretInfo;
import io.streambus.operator.certificates.secret.SecretReader;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Guarantees that users learn why a cluster waits for a Secret that exists. */
@Timeout(60)
class SecretWatchesTest {

  private static final Duration TIMEOUT = Duration.ofSeconds(20);

  private static final String BY_NAME = "fieldSelector=metadata.name%3Dcertificate";

  private static final String LIST_OF_TWO =
      """
      {"kind": "PartialObjectMetadataList", "apiVersion": "meta.k8s.io/v1",
       "metadata": {"resourceVersion": "7"},
       "items": [{"metadata": {"namespace": "shop", "name": "certificate", "resourceVersion": "5"}},
                 {"metadata": {"namespace": "shop", "name": "other", "resourceVersion": "6"}}]}
      """;

  private final Queue<String> reconciled = new ConcurrentLinkedQueue<>();
  private FaultyApiServer server;
  private SecretWatches watches;

  @BeforeEach
  void start() throws IOException {
    server = new FaultyApiServer();
    watches = watches(SecretReader::read);
  }

  private SecretWatches watches(Function<Secret, SecretInfo> reader) {
    return new SecretWatches(
        new SecretSource(server.client(), reader),
        (namespace, name) -> reconciled.add(namespace + "/" + name));
  }

  @AfterEach
  void stop() {
    watches.close();
    server.close();
  }

  @Test
  void missingPermissionIsNamedAndClusterIsReconciled() {
    // Given
    server.respond(
        403, "{\"kind\":\"Status\",\"apiVersion\":\"v1\",\"code\":403,\"message\":\"no\"}");

    // When
    assertThat(state()).isEqualTo(new SecretState.Unknown());

    // Then
    await()
        .atMost(TIMEOUT)
        .untilAsserted(
            () ->
                assertThat(state())
                    .isInstanceOfSatisfying(
                        SecretState.Unavailable.class,
                        unavailable ->
                            assertThat(unavailable.message())
                                .contains(
                                    "403", "list", "watch", "secrets", "shop", "certificate")));
    assertThat(reconciled).containsOnly("shop/demo");
  }

  @Test
  void permissionGrantedLaterEndsWatchesByName() {
    // Given
    AtomicBoolean granted = new AtomicBoolean();
    server.respond(url -> granted.get() || url.contains(BY_NAME) ? 200 : 403, LIST_OF_TWO);
    watches.close();
    watches =
        new SecretWatches(
            new SecretSource(server.client(), SecretReader::read, Duration.ofMillis(300)),
            (namespace, name) -> reconciled.add(namespace + "/" + name));
    state();
    await().atMost(TIMEOUT).until(() -> watchesByName() > 0);

    // When
    granted.set(true);

    // Then
    await().atMost(TIMEOUT).until(() -> watchesOfNamespace() > 0);
    await().pollDelay(Duration.ofMillis(500)).until(() -> true);
    int before = watchesByName();
    await().pollDelay(Duration.ofMillis(500)).until(() -> true);
    assertThat(watchesByName()).isEqualTo(before);
  }

  private int watchesByName() {
    return (int)
        server.requestUrls().stream()
            .filter(url -> url.contains("watch=true") && url.contains(BY_NAME))
            .count();
  }

  private int watchesOfNamespace() {
    return (int)
        server.requestUrls().stream()
            .filter(url -> url.contains("watch=true") && !url.contains(BY_NAME))
            .count();
  }

  @Test
  void persistentServerErrorIsReported() {
    // Given
    server.respond(503, "<html>bad gateway</html>");

    // Then
    await()
        .atMost(TIMEOUT)
        .untilAsserted(
            () ->
                assertThat(state())
                    .isInstanceOfSatisfying(
                        SecretState.Unavailable.class,
                        unavailable -> assertThat(unavailable.message()).contains("API server")));
    assertThat(server.requestUrls()).hasSizeGreaterThanOrEqualTo(3);
  }

  @Test
  void hangingServerIsReportedAfterTimeout() {
    // Given
    server.respond(HANG, "");

    // Then
    await()
        .atMost(TIMEOUT)
        .untilAsserted(() -> assertThat(state()).isInstanceOf(SecretState.Unavailable.class));
  }

  @Test
  void dataOfOtherSecretsIsNotRequested() {
    // Given
    server.respond(200, LIST_OF_TWO);

    // When
    state();

    // Then
    await().atMost(TIMEOUT).until(() -> !dataRequests().isEmpty());
    assertThat(server.requestUrls())
        .allMatch(url -> url.startsWith("/api/v1/namespaces/shop/secrets?"));
    assertThat(dataRequests()).allMatch(url -> url.contains(BY_NAME));
  }

  /** Otherwise, the annotations of hundreds of Secrets would be in memory at once. */
  @Test
  void secretsAreListedInPages() {
    // Given
    server.respond(200, LIST_OF_TWO);

    // When
    state();

    // Then
    await()
        .atMost(TIMEOUT)
        .untilAsserted(
            () ->
                assertThat(server.requestUrls())
                    .filteredOn(url -> !url.contains(BY_NAME) && !url.contains("watch"))
                    .isNotEmpty()
                    .allMatch(url -> url.contains("limit=50")));
  }

  @Test
  void secretIsMissingInNamespaceWithoutSecrets() {
    // Given
    server.respond(
        200,
        """
        {"kind": "PartialObjectMetadataList", "apiVersion": "meta.k8s.io/v1",
         "metadata": {"resourceVersion": "7"}, "items": null}
        """);

    // Then
    await()
        .atMost(TIMEOUT)
        .untilAsserted(() -> assertThat(state()).isInstanceOf(SecretState.Missing.class));
  }

  @ParameterizedTest
  @ValueSource(
      classes = {StackOverflowError.class, IllegalStateException.class, LinkageError.class})
  void failureToProcessSecretIsReportedAndRetried(Class<? extends Throwable> type)
      throws ReflectiveOperationException {
    // Given
    Throwable failure = type.getConstructor(String.class).newInstance("secret");
    AtomicBoolean fails = new AtomicBoolean(true);
    watches.close();
    watches =
        watches(
            secret -> {
              if (fails.get()) {
                Throwables.throwIfUnchecked(failure);
              }
              return SecretReader.read(secret);
            });
    server.respond(200, LIST_OF_TWO);

    // Then
    await()
        .atMost(TIMEOUT)
        .untilAsserted(
            () ->
                assertThat(state())
                    .isInstanceOfSatisfying(
                        SecretState.Unavailable.class,
                        unavailable ->
                            assertThat(unavailable.message())
                                .contains("fails to process it", type.getSimpleName())
                                .doesNotContain("secret")));
    assertThat(reconciled).containsOnly("shop/demo");

    // When
    fails.set(false);

    // Then
    await()
        .atMost(TIMEOUT)
        .untilAsserted(() -> assertThat(state()).isInstanceOf(SecretState.Present.class));
  }

  @Test
  void withoutPermissionOnAllSecretsOnlyTheNamedSecretIsRequested() {
    // Given
    server.respond(403, "{}");

    // When
    state();

    // Then
    await().atMost(TIMEOUT).until(() -> server.requestUrls().size() > 2);
    assertThat(server.requestUrls().subList(1, server.requestUrls().size()))
        .allMatch(url -> url.startsWith("/api/v1/namespaces/shop/secrets?"))
        .allMatch(url -> url.contains(BY_NAME));
  }

  @Test
  void watchEndsWithLastClusterThatReferencesSecret() throws InterruptedException {
    // Given
    server.respond(403, "{}");
    watches.secrets(cluster("demo"), Set.of("certificate"));
    watches.secrets(cluster("other"), Set.of("certificate"));

    // When
    watches.removeReferences(cluster("demo"));
    int before = server.requestUrls().size();

    // Then
    await().atMost(TIMEOUT).until(() -> server.requestUrls().size() > before);

    // When
    watches.secrets(cluster("other"), Set.of());
    Thread.sleep(500);
    List<String> requests = List.copyOf(server.requestUrls());
    Thread.sleep(2000);

    // Then
    assertThat(server.requestUrls()).containsExactlyElementsOf(requests);
  }

  /** URLs of the requests that ask for more than metadata. */
  private List<String> dataRequests() {
    return server.requests().stream()
        .filter(request -> !request.format().contains("PartialObjectMetadata"))
        .map(FaultyApiServer.ReceivedRequest::url)
        .toList();
  }

  private SecretState state() {
    return watches.secrets(cluster("demo"), Set.of("certificate")).get("certificate");
  }

  private static StreamBusCluster cluster(String name) {
    StreamBusCluster cluster = new StreamBusCluster();
    cluster.setMetadata(new ObjectMetaBuilder().withNamespace("shop").withName(name).build());
    return cluster;
  }
}
