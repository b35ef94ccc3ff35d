package io.streambus.resources.extension;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.streambus.api.StreamBusCluster;
import io.streambus.resources.model.BrokerCluster;
import io.streambus.resources.validation.Problem;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/** An extension that does one thing. */
record TestExtension(
    Function<BrokerCluster, ObjectMetadata> labels,
    Function<BrokerCluster, List<Problem>> rules,
    List<AdditionalObject<?>> additionalObjects,
    List<ObjectCustomizer<?>> customizers)
    implements ClusterExtension {

  private static final TestExtension EMPTY =
      new TestExtension(cluster -> ObjectMetadata.NONE, cluster -> List.of(), List.of(), List.of());

  static TestExtension labeling(Function<BrokerCluster, ObjectMetadata> labels) {
    return new TestExtension(labels, EMPTY.rules, List.of(), List.of());
  }

  static TestExtension validating(Function<BrokerCluster, List<Problem>> rules) {
    return new TestExtension(EMPTY.labels, rules, List.of(), List.of());
  }

  static TestExtension adding(Function<BrokerCluster, Optional<ConfigMap>> builder) {
    return new TestExtension(
        EMPTY.labels,
        EMPTY.rules,
        List.of(new AdditionalObject<>(ConfigMap.class, "dashboard", builder)),
        List.of());
  }

  static <T extends HasMetadata> TestExtension adding(
      Class<T> type, Function<BrokerCluster, T> builder) {
    return new TestExtension(
        EMPTY.labels,
        EMPTY.rules,
        List.of(new AdditionalObject<>(type, "dashboard", builder.andThen(Optional::of))),
        List.of());
  }

  static <T extends HasMetadata> TestExtension customizing(
      Class<T> type, BiFunction<T, BrokerCluster, T> customizer) {
    return new TestExtension(
        EMPTY.labels, EMPTY.rules, List.of(), List.of(new ObjectCustomizer<>(type, customizer)));
  }

  static ConfigMap configMap(String value) {
    return new ConfigMapBuilder().addToData("key", value).build();
  }

  @Override
  public String name() {
    return "platform";
  }

  @Override
  public ObjectMetadata metadata(BrokerCluster cluster) {
    return labels.apply(cluster);
  }

  @Override
  public List<Problem> problems(StreamBusCluster resource, BrokerCluster cluster) {
    return rules.apply(cluster);
  }
}
