package io.streambus.operator.kubernetes.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.Container;
import io.streambus.operator.kubernetes.KubernetesUnavailableException;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Guarantees that the template of a pod is read as the StatefulSet controller has stored it, and
 * that whatever else is stored leads to a restart, not to a failure.
 */
@Timeout(60)
class PodRevisionsTest {

  private static final String REVISION = "demo-5d8c7f";

  private final FaultyApiServer server;

  PodRevisionsTest() throws IOException {
    server = new FaultyApiServer(Duration.ofSeconds(20));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void readsTemplateOfRevision() {
    // Given
    server.respond(
        200,
        """
        {"apiVersion": "apps/v1", "kind": "ControllerRevision", "revision": 3,
         "data": {"spec": {"template": {"$patch": "replace",
           "metadata": {"creationTimestamp": null, "labels": {"a": "b"}},
           "spec": {"containers": [{"name": "broker", "image": "broker:1", "resources": {}}]}}}}}
        """);

    // Then
    assertThat(server.kubernetes().podTemplate("shop", REVISION))
        .hasValueSatisfying(
            template -> {
              assertThat(template.getMetadata().getLabels()).containsEntry("a", "b");
              assertThat(template.getSpec().getContainers())
                  .extracting(Container::getImage)
                  .containsExactly("broker:1");
              assertThat(template.getAdditionalProperties()).isEmpty();
            });
    assertThat(server.requestUrls())
        .containsExactly("/apis/apps/v1/namespaces/shop/controllerrevisions/" + REVISION);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "null",
        "\"x\"",
        "{\"data\": null}",
        "{\"data\": {\"spec\": {\"template\": []}}}",
        "{\"data\": {\"spec\": {\"template\": {\"spec\": null}}}}",
        "{\"data\": {\"spec\": {\"template\": {\"spec\": 1}}}}",
        "{\"data\": {\"spec\": {\"template\": {\"spec\": {\"containers\": \"x\"}}}}}",
        "{"
      })
  void unreadableRevisionHasNoTemplate(String body) {
    // Given
    server.respond(200, body);

    // Then
    assertThat(server.kubernetes().podTemplate("shop", REVISION)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"403", "404"})
  void missingRevisionAndMissingPermissionHaveNoTemplate(int code) {
    // Given
    server.respond(code, "{\"kind\": \"Status\", \"code\": %d}".formatted(code));

    // Then
    assertThat(server.kubernetes().podTemplate("shop", REVISION)).isEmpty();
  }

  @Test
  void failureIsNoMissingRevision() {
    // Given
    server.respond(500, "{\"kind\": \"Status\", \"code\": 500}");

    // Then
    assertThatThrownBy(() -> server.kubernetes().podTemplate("shop", REVISION))
        .isInstanceOf(KubernetesUnavailableException.class);
  }
}
