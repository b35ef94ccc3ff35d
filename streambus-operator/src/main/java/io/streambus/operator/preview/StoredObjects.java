package io.streambus.operator.preview;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.google.common.base.Strings;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.streambus.resources.objects.TemplateRecord;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the API server would store if the operator applied an object. */
final class StoredObjects {

  private static final JsonMapper MAPPER = new JsonMapper();

  private StoredObjects() {}

  /** Returns a copy of an object. */
  static <T> T copy(T object, Class<? extends T> type) {
    return MAPPER.convertValue(object, type);
  }

  /** Returns a copy of an object. */
  static HasMetadata copy(HasMetadata object) {
    return copy(object, object.getClass());
  }

  static JsonNode tree(Object object) {
    return MAPPER.valueToTree(object);
  }

  static <T> T read(JsonNode tree, Class<T> type) {
    return MAPPER.convertValue(tree, type);
  }

  /** Returns a new object. */
  static HasMetadata created(HasMetadata object, String version, Instant now) {
    HasMetadata stored = copy(object);
    ObjectMeta metadata = stored.getMetadata();
    metadata.setUid("uid-of-" + version);
    metadata.setResourceVersion(version);
    metadata.setCreationTimestamp(now.toString());
    if (stored instanceof StatefulSet) {
      metadata.setGeneration(1L);
    }
    return stored;
  }

  /** Returns a changed object. */
  static HasMetadata changed(HasMetadata object, HasMetadata live, String version) {
    HasMetadata stored = copy(object);
    ObjectMeta metadata = stored.getMetadata();
    ObjectMeta before = live.getMetadata();
    metadata.setUid(before.getUid());
    metadata.setResourceVersion(version);
    metadata.setCreationTimestamp(before.getCreationTimestamp());
    metadata.setGeneration(before.getGeneration());
    metadata.setLabels(merged(before.getLabels(), metadata.getLabels()));
    metadata.setAnnotations(merged(before.getAnnotations(), metadata.getAnnotations()));
    if (stored instanceof StatefulSet set && live instanceof StatefulSet liveSet) {
      set.getSpec().setTemplate(template(set, liveSet));
      set.setStatus(liveSet.getStatus());
      if (!isSame(set, liveSet)) {
        metadata.setGeneration(Objects.requireNonNullElse(before.getGeneration(), 0L) + 1);
      }
    }
    return stored;
  }

  private static boolean isSame(StatefulSet set, StatefulSet live) {
    return set.getSpec().getTemplate().equals(live.getSpec().getTemplate())
        && Objects.equals(set.getSpec().getReplicas(), live.getSpec().getReplicas());
  }

  private static PodTemplateSpec template(StatefulSet set, StatefulSet live) {
    return read(
        TemplateMerge.merge(
            tree(live.getSpec().getTemplate()),
            recordedTemplate(live),
            tree(set.getSpec().getTemplate())),
        PodTemplateSpec.class);
  }

  private static JsonNode recordedTemplate(StatefulSet live) {
    String recorded =
        Optional.ofNullable(live.getMetadata().getAnnotations())
            .map(annotations -> annotations.get(TemplateRecord.TEMPLATE))
            .orElse("");
    try {
      return MAPPER.readTree(Strings.nullToEmpty(recorded));
    } catch (JsonProcessingException e) {
      // Written by another client.
      return MAPPER.createObjectNode();
    }
  }

  private static Map<String, String> merged(
      @Nullable Map<String, String> live, @Nullable Map<String, String> desired) {
    Map<String, String> merged = new HashMap<>();
    Optional.ofNullable(live).ifPresent(merged::putAll);
    Optional.ofNullable(desired).ifPresent(merged::putAll);
    return merged;
  }
}
