package io.streambus.testkit.invariants;

import java.util.Map;
import java.util.Set;

/** The state of an object at one version, reduced to what the invariants need. */
sealed interface ObjectState {

  /** Identifies the object. */
  Identity id();

  /** Whether the object is being deleted. */
  boolean terminating();

  /**
   * Identifies an object.
   *
   * @param cluster name of the StreamBusCluster that it belongs to; empty if it belongs to none
   */
  record Identity(Kind kind, String cluster, String name, String uid) {
    @Override
    public String toString() {
      return kind + " " + name;
    }
  }

  /** The watched kinds, named by their plurals. */
  enum Kind {
    PODS("pods"),
    CLAIMS("persistentvolumeclaims"),
    STATEFUL_SETS("statefulsets"),
    CLUSTERS("streambusclusters");

    private final String plural;

    Kind(String plural) {
      this.plural = plural;
    }

    String plural() {
      return plural;
    }

    @Override
    public String toString() {
      return plural;
    }
  }

  /**
   * A broker pod.
   *
   * @param owner UID of its StatefulSet; empty for an orphan
   * @param serving whether the pod is ready and runs the images in its spec
   * @param images image in the spec by container name
   * @param claims names of its claims
   * @param volumeReplacementRequested whether a user requested the replacement of its volumes
   */
  record PodState(
      Identity id,
      String owner,
      boolean terminating,
      boolean serving,
      Map<String, String> images,
      Set<String> claims,
      boolean volumeReplacementRequested)
      implements ObjectState {

    int ordinal() {
      return ordinal(id.name());
    }

    static int ordinal(String pod) {
      return Integer.parseInt(pod.substring(pod.lastIndexOf('-') + 1));
    }
  }

  /** A claim of a broker. */
  record ClaimState(Identity id, boolean terminating) implements ObjectState {}

  /**
   * The StatefulSet of a cluster.
   *
   * @param sizes requested size in bytes by claim template
   */
  record StatefulSetState(Identity id, boolean terminating, int replicas, Map<String, Long> sizes)
      implements ObjectState {}

  /**
   * The StreamBusCluster.
   *
   * @param replicas value in the spec; 0 if the spec does not set it
   * @param claimDeletionAllowed whether the retention policy permits the deletion of claims
   */
  record ClusterResourceState(
      Identity id,
      boolean terminating,
      int replicas,
      boolean hibernated,
      boolean claimDeletionAllowed)
      implements ObjectState {}
}
