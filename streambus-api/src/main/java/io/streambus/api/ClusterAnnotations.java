package io.streambus.api;

import io.streambus.api.values.PauseLevel;

/** Annotations that the operator writes or reads. */
public final class ClusterAnnotations {

  /** On every object of the operator: SHA-256 of what was applied, in hexadecimal. */
  public static final String FINGERPRINT = StreamBusCluster.GROUP + "/fingerprint";

  /** On the pods: SHA-256 of the broker configuration that the pod was started with. */
  public static final String CONFIG_CHECKSUM = StreamBusCluster.GROUP + "/config-checksum";

  /** On pods with a proxy: SHA-256 of the files that the proxy was started with. */
  public static final String PROXY_CHECKSUM = StreamBusCluster.GROUP + "/proxy-checksum";

  /** On a cluster, by its user: number of brokers to which it may be changed. */
  public static final String CONFIRM_SCALE = StreamBusCluster.GROUP + "/confirm-scale";

  /** On a cluster, by its user: {@code true} stops all brokers and keeps what they stored. */
  public static final String HIBERNATE = StreamBusCluster.GROUP + "/hibernate";

  /**
   * On the pods: SHA-256 of the template that the pod was made from, without the images of its
   * containers and the label of the version.
   */
  public static final String TEMPLATE_BASE = StreamBusCluster.GROUP + "/template-base";

  /** On a pod whose images are being changed: how far that is, as JSON. */
  public static final String IN_PLACE_CHANGE = StreamBusCluster.GROUP + "/in-place-change";

  /**
   * On a cluster, by a user: a new value restarts all brokers, one after the other. On a pod: any
   * other value than the pod template has restarts that broker.
   */
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

  /**
   * On a pod, by a person: with {@code "true"} the broker gets another pod and empty volumes, as
   * soon as the others are a majority.
   */
  public static final String DELETE_POD_AND_PVC = StreamBusCluster.GROUP + "/delete-pod-and-pvc";

  /**
   * On a cluster, by a person: rules of a roll that do not hold until a time, as {@code
   * <predicate>=<RFC 3339 time>}, several of them with commas between.
   */
  public static final String OVERRIDE_PREDICATE = StreamBusCluster.GROUP + "/override-predicate";

  private ClusterAnnotations() {}
}
