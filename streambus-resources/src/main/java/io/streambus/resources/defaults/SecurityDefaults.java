package io.streambus.resources.defaults;

import io.fabric8.kubernetes.api.model.PodSecurityContext;
import io.fabric8.kubernetes.api.model.PodSecurityContextBuilder;
import io.fabric8.kubernetes.api.model.SecurityContext;
import io.fabric8.kubernetes.api.model.SecurityContextBuilder;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The security settings of pods, field by field: what the user wrote, else the default. The
 * defaults meet the restricted Pod Security Standard.
 */
final class SecurityDefaults {

  /** User and group of the image. The image names its user, which a node cannot check. */
  private static final Long BROKER_USER = 1000L;

  private SecurityDefaults() {}

  static PodSecurityContext pod(Optional<PodSecurityContext> written) {
    PodSecurityContext user = written.orElseGet(PodSecurityContext::new);
    var pod = new PodSecurityContextBuilder(user);
    fill(user.getRunAsUser(), BROKER_USER, pod::withRunAsUser);
    fill(user.getRunAsGroup(), BROKER_USER, pod::withRunAsGroup);
    fill(user.getRunAsNonRoot(), true, pod::withRunAsNonRoot);
    // Without it the broker cannot write to a new volume, and some versions then hang silently.
    fill(user.getFsGroup(), BROKER_USER, pod::withFsGroup);
    // Otherwise each start walks through all files of a volume.
    fill(user.getFsGroupChangePolicy(), "OnRootMismatch", pod::withFsGroupChangePolicy);
    if (user.getSeccompProfile() == null) {
      pod.withNewSeccompProfile().withType("RuntimeDefault").endSeccompProfile();
    }
    return pod.build();
  }

  static SecurityContext container(Optional<SecurityContext> written) {
    SecurityContext user = written.orElseGet(SecurityContext::new);
    var container = new SecurityContextBuilder(user);
    fill(user.getAllowPrivilegeEscalation(), false, container::withAllowPrivilegeEscalation);
    // The broker writes to its volumes only.
    fill(user.getReadOnlyRootFilesystem(), true, container::withReadOnlyRootFilesystem);
    if (user.getCapabilities() == null) {
      container.withNewCapabilities().withDrop("ALL").endCapabilities();
    }
    return container.build();
  }

  private static <T> void fill(@Nullable T written, T fallback, Consumer<T> setter) {
    if (written == null) {
      setter.accept(fallback);
    }
  }
}
