package io.streambus.resources;

import com.google.common.collect.ImmutableMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import java.util.List;
import java.util.Optional;

/**
 * What the objects of a cluster tell of the pod template that they have.
 *
 * @param restartWords annotations of the template that were set to restart brokers
 */
public record TemplateInForce(ImmutableMap<String, String> restartWords) {

  /** Reads the objects of a cluster; empty while there is no StatefulSet. */
  public static Optional<TemplateInForce> of(List<? extends HasMetadata> objects) {
    return objects.stream()
        .filter(StatefulSet.class::isInstance)
        .map(StatefulSet.class::cast)
        .findFirst()
        .map(TemplateInForce::of);
  }

  private static TemplateInForce of(StatefulSet set) {
    return new TemplateInForce(
        Optional.ofNullable(set.getSpec().getTemplate().getMetadata())
            .map(template -> RestartWords.among(Annotations.of(template)))
            .orElse(ImmutableMap.of()));
  }
}
