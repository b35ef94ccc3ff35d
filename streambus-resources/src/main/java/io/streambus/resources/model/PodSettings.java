package io.streambus.resources.model;

import io.fabric8.kubernetes.api.model.PodSecurityContext;
import io.fabric8.kubernetes.api.model.SecurityContext;
import java.util.Map;
import org.immutables.value.Value;

/** Metadata and security settings of the pods. */
@Value.Immutable
public interface PodSettings {

  /** {@return labels of the user, none of which are set by the operator} */
  Map<String, String> labels();

  /** {@return annotations of the user, and those that trigger a restart} */
  Map<String, String> annotations();

  /** {@return the complete security context of the pod} */
  PodSecurityContext podSecurity();

  /** {@return the complete security context of the broker container} */
  SecurityContext containerSecurity();

  /** {@return whether the pod uses the network namespace of its node} */
  boolean hostNetwork();

  /** {@return a builder with all fields unset} */
  static ImmutablePodSettings.Builder builder() {
    return ImmutablePodSettings.builder();
  }
}
