package io.streambus.resources.objects;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Maps;
import io.streambus.api.ClusterAnnotations;
import java.util.Map;

/**
 * Annotations of the pods that do nothing but differ from former ones, so that brokers restart.
 * They stand on the ConfigMap too, so that a StatefulSet which is deleted, and comes back, does not
 * ask for a restart by having forgotten them.
 */
public final class RestartAnnotations {

  /** Names of the annotations. */
  public static final ImmutableList<String> KEYS =
      ImmutableList.of(ClusterAnnotations.RESTART_TRIGGER, ClusterAnnotations.RESTARTED_AT);

  private RestartAnnotations() {}

  /** Those among some annotations. */
  public static ImmutableMap<String, String> among(Map<String, String> annotations) {
    return ImmutableMap.copyOf(Maps.filterKeys(annotations, KEYS::contains));
  }
}
