package io.streambus.operator.kubernetes.client;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.streambus.operator.kubernetes.KubernetesTimestamps;
import io.streambus.operator.kubernetes.ObjectVersion;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads properties that all broker objects share. */
final class MetadataReader {

  private MetadataReader() {}

  /** Returns metadata that only identifies the version of an object. */
  static ObjectMeta metadata(ObjectVersion version) {
    return new ObjectMetaBuilder()
        .withNamespace(version.key().namespace())
        .withName(version.key().name())
        .withUid(version.uid())
        .withResourceVersion(version.resourceVersion())
        .build();
  }

  static Instant createdAt(HasMetadata object) {
    return KubernetesTimestamps.parse(object.getMetadata().getCreationTimestamp())
        .orElse(Instant.EPOCH);
  }

  static Map<String, String> labels(HasMetadata object) {
    return nullToEmpty(object.getMetadata().getLabels());
  }

  static Map<String, String> annotations(HasMetadata object) {
    return nullToEmpty(object.getMetadata().getAnnotations());
  }

  /** Returns the UIDs of the owners. */
  static Set<String> ownerUids(HasMetadata object) {
    return object.getMetadata().getOwnerReferences().stream()
        .map(OwnerReference::getUid)
        .collect(ImmutableSet.toImmutableSet());
  }

  /** Returns an empty map for null. */
  static <V> ImmutableMap<String, V> nullToEmpty(@Nullable Map<String, V> map) {
    return map == null ? ImmutableMap.of() : ImmutableMap.copyOf(map);
  }
}
