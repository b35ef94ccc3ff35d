package io.streambus.resources.enforcement;

import static io.streambus.resources.enforcement.Capability.Enforcer.KUBERNETES;
import static io.streambus.resources.enforcement.Capability.Enforcer.OPERATOR;

import com.google.common.collect.ImmutableList;
import io.streambus.api.StreamBusClusterSpec;
import io.streambus.api.spec.ImageSpec;
import java.util.Optional;

/** Enforcement of pod, image and volume fields. */
final class PodCapabilities {

  private static final String TAG_TAKES_PRECEDENCE =
      "has no effect because spec.image.tag determines the version; remove one of the two fields,"
          + " or set spec.image.digest";

  static final ImmutableList<Capability> ROWS =
      ImmutableList.of(
          Capability.of("spec.strict", OPERATOR, ""),
          Capability.of("spec.replicas", KUBERNETES, "changing it later stops all brokers"),
          Capability.of("spec.scaling", OPERATOR, ""),
          Capability.of("spec.image", KUBERNETES, ""),
          Capability.of(
                  "spec.version",
                  KUBERNETES,
                  "applies if spec.image.tag is unset or spec.image.digest is set")
              .requested(PodCapabilities::overriddenVersion)
              .limitation(context -> Optional.of(TAG_TAKES_PRECEDENCE)),
          Capability.of("spec.resources", KUBERNETES, "claims are not supported"),
          Capability.of("spec.storage.class", KUBERNETES, "immutable once the cluster exists"),
          Capability.of(
              "spec.storage.size",
              KUBERNETES,
              "can be increased if the StorageClass allows volume expansion"),
          Capability.of(
              "spec.storage.raftSize",
              KUBERNETES,
              "can be increased if the StorageClass allows volume expansion"),
          Capability.of("spec.storage.retentionPolicy", OPERATOR, ""),
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
          Capability.of(
              "spec.hostNetwork", KUBERNETES, "NetworkPolicies do not apply to such pods"),
          Capability.of("spec.serviceAccountName", KUBERNETES, ""),
          Capability.of("spec.podTemplate", KUBERNETES, ""));

  private PodCapabilities() {}

  private static Optional<?> overriddenVersion(StreamBusClusterSpec spec) {
    Optional<ImageSpec> tagged = spec.image().filter(image -> image.digest().isEmpty());
    return spec.version()
        .filter(
            version ->
                tagged.flatMap(ImageSpec::tag).filter(tag -> !tag.equals(version)).isPresent());
  }
}
