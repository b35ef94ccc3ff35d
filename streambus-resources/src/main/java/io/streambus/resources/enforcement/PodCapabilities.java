package io.streambus.resources.enforcement;

import static io.streambus.resources.enforcement.Enforcer.KUBERNETES;
import static io.streambus.resources.enforcement.Enforcer.OPERATOR;

import com.google.common.collect.ImmutableList;
import io.streambus.api.StreamBusClusterSpec;
import io.streambus.api.spec.ImageSpec;
import java.util.Optional;

/** Who enforces the fields of pods, of their images and of their volumes. */
final class PodCapabilities {

  private static final String TAG_WINS =
      "image.tag says what runs; leave one of the two out, or set a digest beside them";

  static final ImmutableList<Capability> ROWS =
      ImmutableList.of(
          Capability.of("spec.strict", OPERATOR, ""),
          Capability.of("spec.replicas", KUBERNETES, "later changes take a full stop"),
          Capability.of("spec.scaling", OPERATOR, ""),
          Capability.of("spec.image", KUBERNETES, ""),
          Capability.of("spec.version", KUBERNETES, "where image.tag is unset or a digest is set")
              .requested(PodCapabilities::hiddenVersion)
              .limitation(enforcementContext -> Optional.of(TAG_WINS)),
          Capability.of("spec.resources", KUBERNETES, "claims are refused"),
          Capability.of("spec.storage.class", KUBERNETES, "fixed once the cluster exists"),
          Capability.of("spec.storage.size", KUBERNETES, "grows, where the class lets it"),
          Capability.of("spec.storage.raftSize", KUBERNETES, "grows, where the class lets it"),
          Capability.of("spec.storage.retentionPolicy", KUBERNETES, ""),
          Capability.of("spec.rollout", OPERATOR, ""),
          Capability.of("spec.affinity", KUBERNETES, ""),
          Capability.of("spec.nodeSelector", KUBERNETES, ""),
          Capability.of("spec.tolerations", KUBERNETES, ""),
          Capability.of("spec.topologySpreadConstraints", KUBERNETES, ""),
          Capability.of("spec.priorityClassName", KUBERNETES, ""),
          Capability.of("spec.podAnnotations", KUBERNETES, ""),
          Capability.of("spec.podLabels", KUBERNETES, ""),
          Capability.of("spec.podSecurityContext", KUBERNETES, ""),
          Capability.of("spec.securityContext", KUBERNETES, ""),
          Capability.of("spec.hostNetwork", KUBERNETES, "no NetworkPolicy holds for such pods"),
          Capability.of("spec.serviceAccountName", KUBERNETES, ""),
          Capability.of("spec.podTemplate", KUBERNETES, ""));

  private PodCapabilities() {}

  private static Optional<?> hiddenVersion(StreamBusClusterSpec spec) {
    Optional<ImageSpec> tagged = spec.image().filter(image -> image.digest().isEmpty());
    return spec.version()
        .filter(
            version ->
                tagged.flatMap(ImageSpec::tag).filter(tag -> !tag.equals(version)).isPresent());
  }
}
