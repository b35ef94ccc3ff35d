package io.streambus.operator.kubernetes.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapList;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretList;
import io.fabric8.kubernetes.api.model.WatchEvent;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.lang.ref.WeakReference;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Guarantees that the operator keeps nothing large of what it has read, and no private key: a user
 * who edits objects often would fill its memory, and a heap dump would contain the keys of all
 * tenants.
 */
class SharedTextTest {

  private final KubernetesSerialization serialization = LeanSerialization.create();

  @ParameterizedTest
  @ValueSource(ints = {1, 200, 2_000})
  void equalTextsAreStoredOnce(int length) {
    String json = map("a".repeat(length));

    assertThat(data(json)).isSameAs(data(json));
  }

  @ParameterizedTest
  @ValueSource(ints = {5_000, 1_000_000})
  void longTextsLeaveMemoryWithTheirObjects(int length) {
    isReleased(
        IntStream.range(0, 50)
            .mapToObj(i -> new WeakReference<>(data(map(i + "b".repeat(length)))))
            .toList());
  }

  /** Each text takes the slot of another. */
  @Test
  void fewScriptsStayInMemory() {
    // When
    List<WeakReference<String>> scripts =
        IntStream.range(0, 1_000)
            .mapToObj(i -> new WeakReference<>(data(map(i + "c".repeat(4_000)))))
            .toList();

    // Then
    assertThat(remaining(scripts)).isLessThanOrEqualTo(64);
  }

  @Test
  void privateKeyLeavesMemoryWithItsSecret() {
    isReleased(
        List.of(
            of(Secret.class, secret(), secret -> secret.getData().get("tls.key")),
            of(
                SecretList.class,
                "{\"kind\": \"SecretList\", \"apiVersion\": \"v1\", \"items\": [" + secret() + "]}",
                list -> list.getItems().get(0).getData().get("tls.key")),
            of(
                WatchEvent.class,
                "{\"type\": \"ADDED\", \"object\": " + secret() + "}",
                event -> ((Secret) event.getObject()).getData().get("tls.key"))));
  }

  @Test
  void copyOfPrivateKeyInAnnotationLeavesMemoryWithItsSecret() {
    isReleased(
        List.of(
            of(
                Secret.class,
                secret(),
                secret -> secret.getMetadata().getAnnotations().get("last-applied"))));
  }

  @Test
  void secretIsReadCompletely() {
    Secret secret = serialization.unmarshal(secret(), Secret.class);

    assertThat(secret.getData()).containsOnlyKeys("tls.key", "tls.crt");
    assertThat(secret.getType()).isEqualTo("kubernetes.io/tls");
    assertThat(secret.getMetadata().getName()).isEqualTo("demo");
    assertThat(secret.getMetadata().getManagedFields()).isEmpty();
    assertThat(secret.getAdditionalProperties()).containsOnlyKeys("unknown");
  }

  /** Slots that collide, and texts around the limits. */
  @Test
  void everyTextIsReadAsItIs() {
    Random random = new Random(3);
    List<Integer> lengths = List.of(0, 1, 2, 255, 256, 257, 4_095, 4_096, 4_097);
    for (int i = 0; i < 3_000; i++) {
      String text =
          Integer.toString(random.nextInt(50), 36)
              .repeat(1 + lengths.get(random.nextInt(lengths.size())));

      assertThat(data(map(text))).isEqualTo(text);
    }
  }

  @Test
  void listsShareTextsWithTheirItems() {
    ConfigMapList list =
        serialization.unmarshal(
            "{\"kind\": \"ConfigMapList\", \"apiVersion\": \"v1\", \"items\": [%s, %s]}"
                .formatted(map("text"), map("text")),
            ConfigMapList.class);

    assertThat(list.getItems().get(0).getData().get("a"))
        .isSameAs(list.getItems().get(1).getData().get("a"));
  }

  private <T> WeakReference<String> of(Class<T> type, String json, Function<T, String> text) {
    return new WeakReference<>(text.apply(serialization.unmarshal(json, type)));
  }

  private static void isReleased(List<WeakReference<String>> texts) {
    assertThat(remaining(texts)).isZero();
  }

  private static long remaining(List<WeakReference<String>> texts) {
    System.gc();
    return texts.stream().filter(each -> each.get() != null).count();
  }

  private String data(String json) {
    return Objects.requireNonNull(
        serialization.unmarshal(json, ConfigMap.class).getData().get("a"));
  }

  private static String map(String text) {
    return "{\"apiVersion\": \"v1\", \"kind\": \"ConfigMap\", \"data\": {\"a\": \"%s\"}}"
        .formatted(text);
  }

  private static String secret() {
    return """
        {"apiVersion": "v1", "kind": "Secret", "type": "kubernetes.io/tls", "unknown": 1,
         "metadata": {"name": "demo", "annotations": {"last-applied": "tls.key: c2VjcmV0"},
                      "managedFields": [{"manager": "m"}]},
         "data": {"tls.key": "c2VjcmV0", "tls.crt": "Y2VydA=="}}
        """;
  }
}
