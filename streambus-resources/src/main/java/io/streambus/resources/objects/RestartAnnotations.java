package io.streambus.resources.objects;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Maps;
import io.streambus.api.ClusterAnnotations;
import java.util.Map;

/**
 * Pod annotations whose only purpose is to trigger a restart when they change. They are also set on
 * the ConfigMap, so that recreating a deleted StatefulSet does not trigger a restart by losing
 * them.
 */
public final class RestartAnnotations {

  /** Keys of the annotations. */
  public static final ImmutableList<String> KEYS =
      ImmutableList.of(ClusterAnnotations.RESTART_TRIGGER, ClusterAnnotations.RESTARTED_AT);

  private RestartAnnotations() {}

  /** Returns the restart annotations among the given ones. */
  public static ImmutableMap<String, String> selectFrom(Map<String, String> annotations) {
    return ImmutableMap.copyOf(Maps.filterKeys(annotations, KEYS::contains));
  }
}
