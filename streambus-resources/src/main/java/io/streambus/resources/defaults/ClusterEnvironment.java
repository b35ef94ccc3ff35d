package io.streambus.resources.defaults;

import io.streambus.api.stability.PublicApi;
import io.streambus.resources.model.DefaultImage;
import io.streambus.resources.model.ImageRegistry;
import io.streambus.resources.model.OperatorPods;
import io.streambus.resources.model.OptionalKind;
import io.streambus.resources.model.Platform;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What defaults depend on besides the spec. */
@PublicApi
public interface ClusterEnvironment {

  /** {@return the domain of the Kubernetes cluster, the suffix of broker host names} */
  String clusterDomain();

  /** {@return what the pods run on} */
  Platform platform();

  /**
   * {@return the registry for default images; it does not affect images of other repositories in
   * the spec} Absent: images without a registry are pulled from the one that nodes default to.
   */
  Optional<ImageRegistry> imageRegistry();

  /**
   * {@return the image of brokers whose spec specifies none} Absent: the one of this operator
   * version.
   */
  Optional<DefaultImage> brokerImage();

  /** {@return pods of the operator; absent if it runs outside the Kubernetes cluster} */
  Optional<OperatorPods> operatorPods();

  /** {@return the optional kinds whose API is installed} */
  Set<OptionalKind> availableKinds();

  /** {@return the restart annotations of the existing pod template} */
  Map<String, String> restartAnnotations();

  /**
   * {@return the repository of an image} A repository that equals the default counts as not
   * specified, because the API server adds the default to the spec.
   *
   * @param specified the repository in the spec, if any
   * @param fallback the default repository
   */
  default String repository(Optional<String> specified, String fallback) {
    return specified
        .filter(repository -> !repository.equals(fallback))
        .orElseGet(
            () -> imageRegistry().map(registry -> registry.qualify(fallback)).orElse(fallback));
  }
}
