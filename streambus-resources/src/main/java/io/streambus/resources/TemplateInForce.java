package io.streambus.resources;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSortedMap;
import com.google.common.collect.Maps;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.streambus.api.ClusterNames;
import io.streambus.resources.model.BrokerPaths;
import io.streambus.resources.objects.TemplateSeal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the objects of a cluster tell of the pod template that they have.
 *
 * @param restartWords annotations of the template that were set to restart brokers
 * @param seal annotations of the StatefulSet that keep the template as it was made
 * @param brokerFile the configuration file of the brokers
 * @param proxyFiles the files of the proxies by name; empty where there are none
 */
public record TemplateInForce(
    ImmutableMap<String, String> restartWords,
    ImmutableMap<String, String> seal,
    Optional<String> brokerFile,
    ImmutableSortedMap<String, String> proxyFiles) {

  private static final Set<String> SEAL = Set.of(TemplateSeal.TEMPLATE, TemplateSeal.SEAL);

  /** Reads the objects of a cluster; empty while there is no StatefulSet. */
  public static Optional<TemplateInForce> of(List<? extends HasMetadata> objects) {
    return objects.stream()
        .filter(StatefulSet.class::isInstance)
        .map(StatefulSet.class::cast)
        .findFirst()
        .map(set -> of(set, objects));
  }

  private static TemplateInForce of(StatefulSet set, List<? extends HasMetadata> objects) {
    String cluster = set.getMetadata().getName();
    return new TemplateInForce(
        Optional.ofNullable(set.getSpec().getTemplate().getMetadata())
            .map(template -> RestartWords.among(Annotations.of(template)))
            .orElse(ImmutableMap.of()),
        ImmutableMap.copyOf(Maps.filterKeys(Annotations.of(set), SEAL::contains)),
        Optional.ofNullable(
            data(ClusterNames.configMap(cluster), objects).get(BrokerPaths.CONFIG_FILE)),
        ImmutableSortedMap.copyOf(data(ClusterNames.proxyConfigMap(cluster), objects)));
  }

  private static Map<String, String> data(String name, List<? extends HasMetadata> objects) {
    return objects.stream()
        .filter(ConfigMap.class::isInstance)
        .map(ConfigMap.class::cast)
        .filter(map -> map.getMetadata().getName().equals(name))
        .findFirst()
        .flatMap(map -> Optional.ofNullable(map.getData()))
        .orElse(ImmutableMap.of());
  }
}
