package io.streambus.testkit.invariants;

import java.util.Map;
import java.util.Set;

/** What matters of an object of a cluster, at one version of it. */
sealed interface ObjectState {

  /** Which object. */
  Identity id();

  /** Whether its deletion has begun. */
  boolean leaving();

  /**
   * Which object.
   *
   * @param cluster the StreamBusCluster that it belongs to; empty where it belongs to none
   */
  record Identity(Kind kind, String cluster, String name, String uid) {
    @Override
    public String toString() {
      return kind + " " + name;
    }
  }

  /** The kinds that are watched, as their plurals are called. */
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
   * A broker.
   *
   * @param owner the uid of its StatefulSet; empty for an orphan
   * @param serving whether it is ready and runs the images that it shall run
   * @param images the wanted image by container
   * @param claims the names of its claims
   * @param volumesGivenUp whether somebody asked to replace its volumes
   */
  record PodState(
      Identity id,
      String owner,
      boolean leaving,
      boolean serving,
      Map<String, String> images,
      Set<String> claims,
      boolean volumesGivenUp)
      implements ObjectState {

    int ordinal() {
      return ordinal(id.name());
    }

    static int ordinal(String pod) {
      return Integer.parseInt(pod.substring(pod.lastIndexOf('-') + 1));
    }
  }

  /** A volume of a broker. */
  record ClaimState(Identity id, boolean leaving) implements ObjectState {}

  /**
   * The brokers.
   *
   * @param sizes in bytes, by claim template
   */
  record StatefulSetState(Identity id, boolean leaving, int replicas, Map<String, Long> sizes)
      implements ObjectState {}

  /**
   * The wish of the user.
   *
   * @param replicas as wished for; 0 where the spec leaves it to the default
   * @param claimsMayGo whether the retention policy has claims deleted
   */
  record ClusterResourceState(
      Identity id, boolean leaving, int replicas, boolean hibernated, boolean claimsMayGo)
      implements ObjectState {}
}
