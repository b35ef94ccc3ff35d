package io.streambus.resources.defaults;

import io.fabric8.kubernetes.api.model.PodSecurityContext;
import io.fabric8.kubernetes.api.model.PodSecurityContextBuilder;
import io.fabric8.kubernetes.api.model.SecurityContext;
import io.fabric8.kubernetes.api.model.SecurityContextBuilder;
import io.streambus.resources.model.Platform;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Security contexts of pods, field by field: the value of the user, else the default. The defaults
 * meet the Restricted Pod Security Standard.
 */
final class SecurityDefaults {

  /** UID and GID of the image. The image specifies its user by name, which a node cannot verify. */
  private static final Long BROKER_USER = 1000L;

  private SecurityDefaults() {}

  static PodSecurityContext pod(Optional<PodSecurityContext> specified, Platform platform) {
    PodSecurityContext user = specified.orElseGet(PodSecurityContext::new);
    var pod = new PodSecurityContextBuilder(user);
    setDefault(user.getRunAsNonRoot(), true, pod::withRunAsNonRoot);
    if (platform == Platform.KUBERNETES) {
      setDefaultIds(user, pod);
    }
    // Other policies change the ownership of all files in a volume on every start.
    setDefault(user.getFsGroupChangePolicy(), "OnRootMismatch", pod::withFsGroupChangePolicy);
    if (user.getSeccompProfile() == null) {
      pod.withNewSeccompProfile().withType("RuntimeDefault").endSeccompProfile();
    }
    return pod.build();
  }

  private static void setDefaultIds(PodSecurityContext user, PodSecurityContextBuilder pod) {
    setDefault(user.getRunAsUser(), BROKER_USER, pod::withRunAsUser);
    setDefault(user.getRunAsGroup(), BROKER_USER, pod::withRunAsGroup);
    // Without an fsGroup, the broker cannot write to a new volume, and some versions then hang
    // silently.
    setDefault(user.getFsGroup(), BROKER_USER, pod::withFsGroup);
  }

  static SecurityContext container(Optional<SecurityContext> specified) {
    SecurityContext user = specified.orElseGet(SecurityContext::new);
    var container = new SecurityContextBuilder(user);
    setDefault(user.getAllowPrivilegeEscalation(), false, container::withAllowPrivilegeEscalation);
    // The broker writes only to its volumes.
    setDefault(user.getReadOnlyRootFilesystem(), true, container::withReadOnlyRootFilesystem);
    if (user.getCapabilities() == null) {
      container.withNewCapabilities().withDrop("ALL").endCapabilities();
    }
    return container.build();
  }

  private static <T> void setDefault(@Nullable T specified, T fallback, Consumer<T> setter) {
    if (specified == null) {
      setter.accept(fallback);
    }
  }
}
