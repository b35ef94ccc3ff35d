package io.streambus.app.command;

import io.streambus.resources.model.Platform;
import java.util.function.Supplier;

/** Determines what the pods of brokers run on. */
enum PlatformOption {
  /** What the API server indicates. */
  AUTO,
  /** Kubernetes. */
  KUBERNETES,
  /** OpenShift. */
  OPENSHIFT;

  /**
   * Returns the platform.
   *
   * @param detection is called only if the platform is not specified
   */
  Platform resolve(Supplier<Platform> detection) {
    return switch (this) {
      case AUTO -> detection.get();
      case KUBERNETES -> Platform.KUBERNETES;
      case OPENSHIFT -> Platform.OPENSHIFT;
    };
  }
}
