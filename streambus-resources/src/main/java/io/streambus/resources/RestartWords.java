package io.streambus.resources;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Maps;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.streambus.api.ClusterAnnotations;
import java.util.Map;

/**
 * Annotations of the pods that do nothing but differ from former ones, so that brokers restart. One
 * that the cluster does not have any more stays on the pods: nobody asks for a restart by taking a
 * word back.
 */
final class RestartWords {

  static final ImmutableList<String> KEYS =
      ImmutableList.of(ClusterAnnotations.RESTART_TRIGGER, ClusterAnnotations.RESTARTED_AT);

  private RestartWords() {}

  /** Annotations of the pods: those of the spec, and over them the words of the cluster. */
  static ImmutableMap<String, String> over(
      Map<String, String> podAnnotations, ObjectMeta cluster, ClusterInputs inputs) {
    return ImmutableMap.<String, String>builder()
        .putAll(
            inputs.templateInForce().map(TemplateInForce::restartWords).orElse(ImmutableMap.of()))
        .putAll(podAnnotations)
        .putAll(among(Annotations.of(cluster)))
        .buildKeepingLast();
  }

  static ImmutableMap<String, String> among(Map<String, String> annotations) {
    return ImmutableMap.copyOf(Maps.filterKeys(annotations, KEYS::contains));
  }
}
