package io.streambus.resources.model;

import io.fabric8.kubernetes.api.model.PodSecurityContext;
import io.fabric8.kubernetes.api.model.SecurityContext;
import java.util.Map;
import org.immutables.value.Value;

/** Metadata and security settings of the pods. */
@Value.Immutable
public interface PodSettings {

  /** Labels of the user, none of which are set by the operator. */
  Map<String, String> labels();

  /** Annotations of the user, and those that trigger a restart. */
  Map<String, String> annotations();

  /** Complete security context of the pod. */
  PodSecurityContext podSecurity();

  /** Complete security context of the broker container. */
  SecurityContext containerSecurity();

  /** Whether the pod uses the network namespace of its node. */
  boolean hostNetwork();

  /** Returns a builder with all fields unset. */
  static ImmutablePodSettings.Builder builder() {
    return ImmutablePodSettings.builder();
  }
}
