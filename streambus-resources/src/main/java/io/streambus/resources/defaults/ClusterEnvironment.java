package io.streambus.resources.defaults;

import io.streambus.resources.model.DefaultImage;
import io.streambus.resources.model.ImageRegistry;
import io.streambus.resources.model.OperatorPods;
import io.streambus.resources.model.OptionalKind;
import io.streambus.resources.model.Platform;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What defaults depend on besides the spec. */
public interface ClusterEnvironment {

  /** Domain of the Kubernetes cluster, the suffix of broker host names. */
  String clusterDomain();

  /** What the pods run on. */
  Platform platform();

  /**
   * Registry for default images; it does not affect images of other repositories in the spec.
   * Absent: images without a registry are pulled from the one that nodes default to.
   */
  Optional<ImageRegistry> imageRegistry();

  /** Image of brokers whose spec specifies none. Absent: the one of this operator version. */
  Optional<DefaultImage> brokerImage();

  /** Pods of the operator; absent if it runs outside the Kubernetes cluster. */
  Optional<OperatorPods> operatorPods();

  /** Optional kinds whose API is installed. */
  Set<OptionalKind> availableKinds();

  /** Restart annotations of the existing pod template. */
  Map<String, String> restartAnnotations();

  /**
   * Returns the repository of an image. A repository that equals the default counts as not
   * specified, because the API server adds the default to the spec.
   */
  default String repository(Optional<String> specified, String fallback) {
    return specified
        .filter(repository -> !repository.equals(fallback))
        .orElseGet(
            () -> imageRegistry().map(registry -> registry.qualify(fallback)).orElse(fallback));
  }
}
