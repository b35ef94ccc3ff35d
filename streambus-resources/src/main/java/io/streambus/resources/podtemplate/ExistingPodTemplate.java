package io.streambus.resources.podtemplate;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSortedMap;
import com.google.common.collect.Maps;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.streambus.api.ClusterNames;
import io.streambus.api.stability.PublicApi;
import io.streambus.resources.model.Annotations;
import io.streambus.resources.model.BrokerPaths;
import io.streambus.resources.objects.NamedObjects;
import io.streambus.resources.objects.RestartAnnotations;
import io.streambus.resources.objects.TemplateRecord;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Current pod template of a cluster, read from its objects.
 *
 * @param restartAnnotations restart annotations of the template; if the StatefulSet is deleted,
 *     those of the ConfigMap
 * @param recordAnnotations annotations of the StatefulSet that record the template as built by the
 *     operator
 * @param brokerConfigFile configuration file of the brokers
 * @param proxyConfigFiles files of the proxies by name; empty if absent
 */
@PublicApi
public record ExistingPodTemplate(
    ImmutableMap<String, String> restartAnnotations,
    ImmutableMap<String, String> recordAnnotations,
    Optional<String> brokerConfigFile,
    ImmutableSortedMap<String, String> proxyConfigFiles) {

  private static final Set<String> RECORD_KEYS =
      Set.of(TemplateRecord.TEMPLATE, TemplateRecord.DIGEST);

  /**
   * Reads the template from the objects of a cluster; empty if they contain nothing about it.
   *
   * @param cluster name of the cluster
   * @param objects objects of the cluster, of any kind
   * @return the template
   */
  public static Optional<ExistingPodTemplate> of(
      String cluster, List<? extends HasMetadata> objects) {
    var named = new NamedObjects(objects);
    return named
        .find(StatefulSet.class, ClusterNames.statefulSet(cluster))
        .map(set -> of(set, named))
        .or(() -> withoutStatefulSet(cluster, named));
  }

  private static Optional<ExistingPodTemplate> withoutStatefulSet(
      String cluster, NamedObjects objects) {
    return objects
        .find(ConfigMap.class, ClusterNames.configMap(cluster))
        .map(map -> RestartAnnotations.selectFrom(Annotations.of(map)))
        .filter(annotations -> !annotations.isEmpty())
        .map(
            annotations ->
                new ExistingPodTemplate(
                    annotations, ImmutableMap.of(), Optional.empty(), ImmutableSortedMap.of()));
  }

  private static ExistingPodTemplate of(StatefulSet set, NamedObjects objects) {
    String cluster = set.getMetadata().getName();
    return new ExistingPodTemplate(
        Optional.ofNullable(set.getSpec().getTemplate())
            .map(PodTemplateSpec::getMetadata)
            .map(template -> RestartAnnotations.selectFrom(Annotations.of(template)))
            .orElse(ImmutableMap.of()),
        ImmutableMap.copyOf(Maps.filterKeys(Annotations.of(set), RECORD_KEYS::contains)),
        Optional.ofNullable(
            data(ClusterNames.configMap(cluster), objects).get(BrokerPaths.CONFIG_FILE)),
        ImmutableSortedMap.copyOf(data(ClusterNames.proxyConfigMap(cluster), objects)));
  }

  private static Map<String, String> data(String name, NamedObjects objects) {
    return objects
        .find(ConfigMap.class, name)
        .flatMap(map -> Optional.ofNullable(map.getData()))
        .orElse(ImmutableMap.of());
  }
}
