package io.streambus.operator.informers;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Maps;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.streambus.api.StreamBusCluster;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Bounds the metadata of an object that is kept in memory. Labels, owners and finalizers can fill
 * an object of 1.5 megabytes, annotations a quarter of that. What the operator itself writes is far
 * below these bounds.
 */
final class MetadataBounds {

  /** A copy of the whole object, made by {@code kubectl apply}. */
  private static final String LAST_APPLIED = "kubectl.kubernetes.io/last-applied-configuration";

  private static final String OPERATOR_PREFIX = StreamBusCluster.GROUP + "/";
  private static final String KUBERNETES_PREFIX = "app.kubernetes.io/";

  /** The recorded pod template, the longest annotation of the operator, has up to 65,536. */
  private static final int MAX_ANNOTATION_CHARACTERS = 98_304;

  private static final int MAX_LABEL_CHARACTERS = 16_384;
  private static final int MAX_OWNERS = 16;

  private MetadataBounds() {}

  /** Reduces metadata in place, and makes its maps immutable. Finalizers are never read. */
  static void apply(ObjectMeta metadata) {
    metadata.setLabels(bounded(metadata.getLabels(), MAX_LABEL_CHARACTERS));
    metadata.setAnnotations(
        bounded(withoutLastApplied(metadata.getAnnotations()), MAX_ANNOTATION_CHARACTERS));
    metadata.setFinalizers(List.of());
    if (metadata.getOwnerReferences().size() > MAX_OWNERS) {
      metadata.setOwnerReferences(clusters(metadata.getOwnerReferences()));
    }
  }

  private static @Nullable Map<String, String> withoutLastApplied(
      @Nullable Map<String, String> annotations) {
    return annotations == null || !annotations.containsKey(LAST_APPLIED)
        ? annotations
        : Maps.filterKeys(annotations, key -> !key.equals(LAST_APPLIED));
  }

  /** If a map is too large, keeps the entries of the operator, unless these are too large, too. */
  private static @Nullable Map<String, String> bounded(
      @Nullable Map<String, String> map, int maxCharacters) {
    if (map == null || characters(map) <= maxCharacters) {
      return map == null ? null : Map.copyOf(map);
    }
    Map<String, String> own = Maps.filterKeys(map, MetadataBounds::isOwn);
    return characters(own) <= maxCharacters ? Map.copyOf(own) : ImmutableMap.of();
  }

  private static boolean isOwn(String key) {
    return key.startsWith(OPERATOR_PREFIX) || key.startsWith(KUBERNETES_PREFIX);
  }

  private static long characters(Map<String, String> map) {
    long characters = 0;
    for (Map.Entry<String, String> entry : map.entrySet()) {
      characters += entry.getKey().length() + entry.getValue().length();
    }
    return characters;
  }

  private static List<OwnerReference> clusters(List<OwnerReference> owners) {
    return owners.stream()
        .filter(owner -> owner.getKind().equals(StreamBusCluster.KIND))
        .limit(MAX_OWNERS)
        .toList();
  }
}
