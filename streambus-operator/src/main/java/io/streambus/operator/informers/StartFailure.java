package io.streambus.operator.informers;

import io.streambus.api.StreamBusCluster;
import io.streambus.api.StreamBusClusterCrd;
import java.util.Optional;

/**
 * Why an operator cannot start.
 *
 * @param message the reason, and what to do
 * @param cause absent if it tells nothing more
 */
public record StartFailure(String message, Optional<Throwable> cause) {

  private static final String MISSING_DEFINITION =
      ("the CustomResourceDefinition streambusclusters.%s is not installed; install it, for example"
              + " with the Helm chart, or with kubectl apply --server-side -f and the resource"
              + " %s of streambus-api, then start the operator again")
          .formatted(StreamBusCluster.GROUP, StreamBusClusterCrd.RESOURCE);

  /** Returns the reason for an exception. */
  public static StartFailure of(Throwable failure) {
    ApiFailure response = ApiFailure.of(failure);
    // All other kinds that must exist do so in every cluster.
    if (response.isNotFound()) {
      return new StartFailure(MISSING_DEFINITION, Optional.empty());
    }
    String remedy =
        response.isForbidden() ? "; grant the permissions that OperatorPermissions lists" : "";
    return new StartFailure(
        "the operator cannot start: " + response.reason() + remedy, Optional.of(failure));
  }
}
