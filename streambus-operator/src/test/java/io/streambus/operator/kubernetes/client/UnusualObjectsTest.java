package io.streambus.operator.kubernetes.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.WatchEvent;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.streambus.api.StreamBusCluster;
import io.streambus.resources.objects.ManagedResources;
import io.streambus.resources.thirdparty.Certificate;
import io.streambus.resources.thirdparty.ServiceMonitor;
import java.io.ByteArrayInputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Guarantees that whatever the API server stores can be read. An object that cannot be read would
 * stop the informer for all objects of its kind, and every restart of the operator.
 */
class UnusualObjectsTest {

  private static final String LONG_NAME = "x".repeat(50_001);
  private static final String LONGEST_NAME = "y".repeat(1_500_000);

  /** The API server accepts 10,000 levels, of which the object and its spec are two. */
  private static final int LEVELS = 9_990;

  private final KubernetesSerialization serialization = LeanSerialization.create();

  /** All kinds that the operator lists or watches. */
  static List<Class<? extends HasMetadata>> kinds() {
    return Stream.<Class<? extends HasMetadata>>concat(
            Arrays.stream(ManagedResources.values()).map(ManagedResources::kind),
            Stream.of(
                StreamBusCluster.class,
                PartialPod.class,
                PartialNode.class,
                PartialCrd.class,
                PersistentVolumeClaim.class,
                Secret.class,
                Event.class))
        .distinct()
        .toList();
  }

  static List<Class<? extends HasMetadata>> kindsWithFreeForm() {
    return List.of(StreamBusCluster.class, ServiceMonitor.class, Certificate.class);
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void readsLongNames(Class<? extends HasMetadata> kind) {
    for (String name : List.of(LONG_NAME, LONGEST_NAME)) {
      assertReadable(
          kind, managedFields("{\"k:{\\\"name\\\":\\\"%s\\\"}\": {}}".formatted(name)), "{}");
      assertReadable(kind, "\"annotations\": {\"%s\": \"\"}".formatted(name), "{}");
    }
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void readsDeepManagedFields(Class<? extends HasMetadata> kind) {
    assertReadable(kind, managedFields(nested(LEVELS - 10)), "{}");
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void readsNamesWithSameHash(Class<? extends HasMetadata> kind) {
    assertReadable(
        kind,
        namesWithSameHash()
            .map("\"%s\": \"\""::formatted)
            .collect(Collectors.joining(",", "\"annotations\": {", "}")),
        "{}");
  }

  /** All of them have the same hash in each parser of Jackson. */
  private static Stream<String> namesWithSameHash() {
    return IntStream.range(0, 1 << 12)
        .mapToObj(
            number ->
                IntStream.range(0, 12)
                    .mapToObj(bit -> (number >> bit & 1) == 0 ? "Ab" : "BA")
                    .collect(Collectors.joining()));
  }

  @ParameterizedTest
  @MethodSource("kindsWithFreeForm")
  void readsUnusualSpecs(Class<? extends HasMetadata> kind) {
    assertReadable(kind, "\"labels\": {}", "{\"a\": %s}".formatted(nested(LEVELS)));
    assertReadable(kind, "\"labels\": {}", nested(LEVELS));
    assertReadable(kind, "\"labels\": {}", "{\"%s\": {\"%s\": 1}}".formatted(LONG_NAME, LONG_NAME));
    assertReadable(kind, "\"labels\": {}", "{\"%s\": \"a\"}".formatted(LONGEST_NAME));
    assertReadable(kind, "\"labels\": {}", "[1, \"a\", null]");
    assertReadable(kind, "\"labels\": {}", "null");
    assertReadable(
        kind, "\"labels\": {}", "{\"a\": [" + "{},".repeat(500_000) + "{}], \"b\": 1e308}");
  }

  @Test
  void keepsFieldsOfOthersBesideUnusualOnes() {
    // When
    ServiceMonitor monitor =
        read(
            ServiceMonitor.class,
            "\"labels\": {}",
            "{\"a\": %s, \"selector\": {\"b\": \"c\"}}".formatted(nested(LEVELS)));

    // Then
    assertThat(monitor.getSpec()).hasToString("{\"selector\":{\"b\":\"c\"}}");
  }

  @Test
  void keysOfObjectsAreShared() {
    // When
    StatefulSet first = read(StatefulSet.class, "\"labels\": {\"app\": \"a\"}", "{}");
    StatefulSet second = read(StatefulSet.class, "\"labels\": {\"app\": \"b\"}", "{}");

    // Then
    assertThat(key(first)).isEqualTo("app").isSameAs(key(second));
  }

  private static String key(HasMetadata object) {
    return object.getMetadata().getLabels().keySet().iterator().next();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4})
  void readsRandomSpecs(int seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 100; i++) {
      String spec = "{\"config\": %s, \"podTemplate\": %s}".formatted(json(random), json(random));
      kindsWithFreeForm().forEach(kind -> assertReadable(kind, "\"labels\": {}", spec));
    }
  }

  private static String json(Random random) {
    return switch (random.nextInt(7)) {
      case 0 -> nested(1 + random.nextInt(LEVELS));
      case 1 -> "{\"overrides\": %s}".formatted(nested(1 + random.nextInt(200)));
      case 2 -> "{\"%s\": %s}".formatted("k".repeat(random.nextInt(100_000)), json(random));
      case 3 -> "[" + "{},".repeat(random.nextInt(1_000)) + json(random) + "]";
      case 4 -> "\"%s\"".formatted("\\u0000\u202E".repeat(random.nextInt(1_000)));
      case 5 -> String.valueOf(random.nextDouble() * Double.MAX_VALUE);
      default -> String.valueOf(random.nextLong());
    };
  }

  private static String nested(int levels) {
    return "{\"a\":".repeat(levels / 2)
        + "[".repeat(levels - levels / 2)
        + "]".repeat(levels - levels / 2)
        + "}".repeat(levels / 2);
  }

  private static String managedFields(String fields) {
    return "\"managedFields\": [{\"manager\": \"m\", \"fieldsV1\": %s}]".formatted(fields);
  }

  /** Lists contain objects as bytes, and watch events contain them as text. */
  private void assertReadable(Class<? extends HasMetadata> kind, String metadata, String spec) {
    assertThat(read(kind, metadata, spec).getMetadata().getName()).isEqualTo("demo");
    WatchEvent event =
        serialization.unmarshal(
            "{\"type\": \"ADDED\", \"object\": %s}".formatted(object(kind, metadata, spec)),
            WatchEvent.class);
    assertThat(event.getObject())
        .isInstanceOfSatisfying(
            HasMetadata.class,
            object -> assertThat(object.getMetadata().getName()).isEqualTo("demo"));
  }

  private <T extends HasMetadata> T read(Class<T> kind, String metadata, String spec) {
    return serialization.unmarshal(
        new ByteArrayInputStream(object(kind, metadata, spec).getBytes(UTF_8)), kind);
  }

  private static String object(Class<? extends HasMetadata> kind, String metadata, String spec) {
    return "{\"apiVersion\": \"%s\", \"kind\": \"%s\", \"metadata\": {\"name\": \"demo\", %s}, \"spec\": %s}"
        .formatted(HasMetadata.getApiVersion(kind), HasMetadata.getKind(kind), metadata, spec);
  }
}
