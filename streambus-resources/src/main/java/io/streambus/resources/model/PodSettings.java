package io.streambus.resources.model;

import io.fabric8.kubernetes.api.model.PodSecurityContext;
import io.fabric8.kubernetes.api.model.SecurityContext;
import java.util.Map;
import org.immutables.value.Value;

/** How pods are shown and confined. */
@Value.Immutable
public interface PodSettings {

  /** Labels that the user adds; none of the operator's own is among them. */
  Map<String, String> labels();

  /** Annotations that the user adds, and those that ask for a restart. */
  Map<String, String> annotations();

  /** Settings of the pod, complete. */
  PodSecurityContext podSecurity();

  /** Settings of the broker container, complete. */
  SecurityContext containerSecurity();

  /** Whether the pod has the network of its node instead of its own. */
  boolean hostNetwork();

  /** A builder with every field unset. */
  static ImmutablePodSettings.Builder builder() {
    return ImmutablePodSettings.builder();
  }
}
