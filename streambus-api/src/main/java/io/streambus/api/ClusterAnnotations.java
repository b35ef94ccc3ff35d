package io.streambus.api;

import io.streambus.api.values.PauseLevel;

/** Annotations that the operator reads or writes. */
public final class ClusterAnnotations {

  /** On every object that the operator manages: hexadecimal SHA-256 of the applied object. */
  public static final String FINGERPRINT = StreamBusCluster.GROUP + "/fingerprint";

  /** On pods: SHA-256 of the broker configuration that the pod was started with. */
  public static final String CONFIG_CHECKSUM = StreamBusCluster.GROUP + "/config-checksum";

  /** On pods with a proxy: SHA-256 of the files that the proxy was started with. */
  public static final String PROXY_CHECKSUM = StreamBusCluster.GROUP + "/proxy-checksum";

  /** On a cluster, set by users: the number of brokers that it is permitted to scale to. */
  public static final String CONFIRM_SCALE = StreamBusCluster.GROUP + "/confirm-scale";

  /** On a cluster, set by users: {@code true} stops all brokers and retains their data. */
  public static final String HIBERNATE = StreamBusCluster.GROUP + "/hibernate";

  /**
   * On pods: SHA-256 of the template that the pod was created from, without the container images
   * and the version label.
   */
  public static final String TEMPLATE_BASE = StreamBusCluster.GROUP + "/template-base";

  /** On a pod whose images are being updated in place: the progress of the update, as JSON. */
  public static final String IN_PLACE_CHANGE = StreamBusCluster.GROUP + "/in-place-change";

  /**
   * On a cluster, set by users: a new value restarts all brokers, one at a time. On a pod: a value
   * that differs from the pod template restarts that broker.
   */
  public static final String RESTART_TRIGGER = StreamBusCluster.GROUP + "/restart-trigger";

  /**
   * On a cluster, set by users: same as {@link #RESTART_TRIGGER}, with the key that kubectl uses.
   */
  public static final String RESTARTED_AT = "kubectl.kubernetes.io/restartedAt";

  /** On a cluster, set by users: one of the values of {@link PauseLevel}. */
  public static final String PAUSE_RECONCILIATION =
      StreamBusCluster.GROUP + "/pause-reconciliation";

  /**
   * On a cluster, set by users: {@code true} makes the pods adopt the pod template of a new
   * operator version immediately.
   */
  public static final String ADOPT_TEMPLATE = StreamBusCluster.GROUP + "/adopt-template";

  /**
   * On a cluster, set by users: {@code true} makes the cluster adopt the Secrets and other objects
   * that a deleted cluster of the same name left, and trust the CA in them.
   */
  public static final String ADOPT_ORPHANS = StreamBusCluster.GROUP + "/adopt-orphans";

  /**
   * On a pod, set by users: {@code true} replaces the pod, and its volumes with empty ones, as soon
   * as the other brokers form a majority. If no other broker is ready, {@code
   * delete-everything:<UID of the data claim>} is required instead.
   */
  public static final String DELETE_POD_AND_PVC = StreamBusCluster.GROUP + "/delete-pod-and-pvc";

  /**
   * On a PersistentVolumeClaim without the labels of a cluster, set by users: the name of the
   * cluster that may use the claim and its content.
   */
  public static final String ADOPT = StreamBusCluster.GROUP + "/adopt";

  /**
   * On a cluster, set by users: a comma-separated list of rollout predicates that are disabled
   * until a time, each as {@code <predicate>=<RFC 3339 time>}.
   */
  public static final String OVERRIDE_PREDICATE = StreamBusCluster.GROUP + "/override-predicate";

  private ClusterAnnotations() {}
}
