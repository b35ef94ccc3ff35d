package io.streambus.resources.podtemplate;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSortedMap;
import com.google.common.collect.Maps;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.streambus.api.ClusterNames;
import io.streambus.resources.model.Annotations;
import io.streambus.resources.model.BrokerPaths;
import io.streambus.resources.objects.RestartAnnotations;
import io.streambus.resources.objects.TemplateRecord;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What the objects of a cluster tell of the pod template that they have.
 *
 * @param restartWords annotations of the template that were set to restart brokers; a StatefulSet
 *     that was deleted leaves them on the ConfigMap
 * @param seal annotations of the StatefulSet that keep the template as it was made
 * @param brokerFile the configuration file of the brokers
 * @param proxyFiles the files of the proxies by name; empty where there are none
 */
public record ExistingPodTemplate(
    ImmutableMap<String, String> restartWords,
    ImmutableMap<String, String> seal,
    Optional<String> brokerFile,
    ImmutableSortedMap<String, String> proxyFiles) {

  private static final Set<String> SEAL = Set.of(TemplateRecord.TEMPLATE, TemplateRecord.SEAL);

  /** Reads the objects of a cluster; empty where none of them tells anything. */
  public static Optional<ExistingPodTemplate> of(List<? extends HasMetadata> objects) {
    return all(StatefulSet.class, objects)
        .findFirst()
        .map(set -> of(set, objects))
        .or(() -> ofDeleted(objects));
  }

  private static Optional<ExistingPodTemplate> ofDeleted(List<? extends HasMetadata> objects) {
    return all(ConfigMap.class, objects)
        .map(map -> RestartAnnotations.among(Annotations.of(map)))
        .filter(words -> !words.isEmpty())
        .findFirst()
        .map(
            words ->
                new ExistingPodTemplate(
                    words, ImmutableMap.of(), Optional.empty(), ImmutableSortedMap.of()));
  }

  private static ExistingPodTemplate of(StatefulSet set, List<? extends HasMetadata> objects) {
    String cluster = set.getMetadata().getName();
    return new ExistingPodTemplate(
        Optional.ofNullable(set.getSpec().getTemplate().getMetadata())
            .map(template -> RestartAnnotations.among(Annotations.of(template)))
            .orElse(ImmutableMap.of()),
        ImmutableMap.copyOf(Maps.filterKeys(Annotations.of(set), SEAL::contains)),
        Optional.ofNullable(
            data(ClusterNames.configMap(cluster), objects).get(BrokerPaths.CONFIG_FILE)),
        ImmutableSortedMap.copyOf(data(ClusterNames.proxyConfigMap(cluster), objects)));
  }

  private static Map<String, String> data(String name, List<? extends HasMetadata> objects) {
    return all(ConfigMap.class, objects)
        .filter(map -> map.getMetadata().getName().equals(name))
        .findFirst()
        .flatMap(map -> Optional.ofNullable(map.getData()))
        .orElse(ImmutableMap.of());
  }

  private static <T> Stream<T> all(Class<T> kind, List<? extends HasMetadata> objects) {
    return objects.stream().filter(kind::isInstance).map(kind::cast);
  }
}
