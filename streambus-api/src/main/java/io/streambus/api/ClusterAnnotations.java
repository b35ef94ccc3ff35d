package io.streambus.api;

import io.streambus.api.vocabulary.PauseLevel;

/** Annotations that the operator writes or reads. */
public final class ClusterAnnotations {

  /** On every object of the operator: SHA-256 of what was applied, in hexadecimal. */
  public static final String FINGERPRINT = StreamBusCluster.GROUP + "/fingerprint";

  /** On the pods: SHA-256 of the broker configuration that the pod was started with. */
  public static final String CONFIG_CHECKSUM = StreamBusCluster.GROUP + "/config-checksum";

  /** On pods with a proxy: SHA-256 of the files that the proxy was started with. */
  public static final String PROXY_CHECKSUM = StreamBusCluster.GROUP + "/proxy-checksum";

  /** On a cluster, by a user: a new value restarts all brokers, one after the other. */
  public static final String RESTART_TRIGGER = StreamBusCluster.GROUP + "/restart-trigger";

  /** On a cluster, by a user: as {@link #RESTART_TRIGGER}, under the name that kubectl uses. */
  public static final String RESTARTED_AT = "kubectl.kubernetes.io/restartedAt";

  /** On a cluster, by a user: one of the words of {@link PauseLevel}. */
  public static final String PAUSE_RECONCILIATION =
      StreamBusCluster.GROUP + "/pause-reconciliation";

  /**
   * On a cluster, by a user: with {@code "true"} its pods take the template of a new version of the
   * operator at once.
   */
  public static final String ADOPT_TEMPLATE = StreamBusCluster.GROUP + "/adopt-template";

  private ClusterAnnotations() {}
}
