package io.streambus.operator.informers;

import io.streambus.api.StreamBusCluster;
import io.streambus.api.StreamBusClusterCrd;

/** Recognizes that the CustomResourceDefinition of clusters is not installed. */
public final class MissingDefinition {

  /** What is missing, and what to do. */
  public static final String MESSAGE =
      ("the CustomResourceDefinition streambusclusters.%s is not installed; install it, for example"
              + " with the Helm chart, or with kubectl apply --server-side -f and the resource"
              + " %s of streambus-api, then start the operator again")
          .formatted(StreamBusCluster.GROUP, StreamBusClusterCrd.RESOURCE);

  private MissingDefinition() {}

  /** Whether it caused the failure of a start. All other kinds exist in every cluster. */
  public static boolean isCauseOf(Throwable failure) {
    return ApiFailure.of(failure).isNotFound();
  }
}
