package io.streambus.operator.preview;

import io.fabric8.kubernetes.api.model.HasMetadata;

/** Something that the operator would do, or that Kubernetes would do because of it. */
public sealed interface PreviewAction {

  /**
   * The operator creates or changes an object.
   *
   * @param object the fields that the operator sets
   */
  record Apply(HasMetadata object) implements PreviewAction {}

  /** The operator deletes an object. */
  record Delete(HasMetadata object) implements PreviewAction {}

  /**
   * The operator deletes the StatefulSet without its pods and creates it again, because its claim
   * templates cannot be changed. No broker restarts.
   */
  record ReplaceStatefulSet(String name) implements PreviewAction {}

  /**
   * The operator restarts a broker.
   *
   * @param pod name of the pod
   * @param reason how and why, such as {@code replacing the pod: configuration changed}
   */
  record Restart(String pod, String reason) implements PreviewAction {}

  /** The StatefulSet controller stops all brokers at once. */
  record StopBrokers(int brokers) implements PreviewAction {}

  /** The StatefulSet controller starts all brokers at once. */
  record StartBrokers(int brokers) implements PreviewAction {}

  /**
   * The operator requests a larger volume, which grows while the broker runs.
   *
   * @param claim name of the PersistentVolumeClaim
   * @param before requested size before, as in the API
   * @param after requested size, as in the API
   */
  record GrowVolume(String claim, String before, String after) implements PreviewAction {}

  /** The operator deletes a PersistentVolumeClaim, and so possibly its volume. */
  record DeleteClaim(String claim) implements PreviewAction {}

  /**
   * The operator publishes a warning.
   *
   * @param reason CamelCase reason
   * @param message the problem and the next step
   */
  record Warn(String reason, String message) implements PreviewAction {}
}
