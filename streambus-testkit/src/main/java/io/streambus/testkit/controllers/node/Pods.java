package io.streambus.testkit.controllers.node;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Pod;
import io.streambus.api.stability.PublicApi;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Controls whether broker pods become ready. By default, a pod is ready one step after its creation
 * once its claims are bound and it can connect to a majority of the running brokers. Settings apply
 * to the name of a pod: also to a pod that does not exist yet, and to the pod that replaces it.
 */
@PublicApi
public final class Pods {

  /** State that a pod reaches. */
  enum Behavior {
    READY,
    STARTING,
    WAITING_FOR_LEADER,
    UNSCHEDULABLE,
    CRASH_LOOPING,
    PANICKING,
    IMAGE_PULL_FAILING,
    NODE_LOST;

    /** Whether the kubelet reports, or last reported, running containers. */
    boolean isRunning() {
      return this == READY || this == NODE_LOST;
    }
  }

  private final Map<String, Behavior> behaviors = new ConcurrentHashMap<>();
  private final Map<String, Duration> delays = new ConcurrentHashMap<>();
  private final Set<String> missingImages = ConcurrentHashMap.newKeySet();
  private volatile Behavior defaultBehavior = Behavior.READY;

  /** Creates settings by which every pod becomes ready. */
  public Pods() {}

  /**
   * Keeps a pod Pending, or makes it Pending again, as if it could not be scheduled.
   *
   * @param namespace namespace of the pod
   * @param pod name of the pod, which need not exist yet
   */
  public void makeUnschedulable(String namespace, String pod) {
    behaviors.put(key(namespace, pod), Behavior.UNSCHEDULABLE);
  }

  /** Keeps every pod Pending that has no setting of its own. */
  public void makeAllUnschedulable() {
    defaultBehavior = Behavior.UNSCHEDULABLE;
  }

  /**
   * Lets the container of a pod crash repeatedly.
   *
   * @param namespace namespace of the pod
   * @param pod name of the pod, which need not exist yet
   */
  public void crashLoop(String namespace, String pod) {
    behaviors.put(key(namespace, pod), Behavior.CRASH_LOOPING);
  }

  /**
   * As {@link #crashLoop}, with the exit code of a broker whose Raft log does not match that of the
   * others.
   *
   * @param namespace namespace of the pod
   * @param pod name of the pod, which need not exist yet
   */
  public void crashLoopWithPanic(String namespace, String pod) {
    behaviors.put(key(namespace, pod), Behavior.PANICKING);
  }

  /**
   * Makes the node of a pod unreachable.
   *
   * @param namespace namespace of the pod
   * @param pod name of the pod, which need not exist yet
   */
  public void loseNode(String namespace, String pod) {
    behaviors.put(key(namespace, pod), Behavior.NODE_LOST);
  }

  /**
   * Lets a pod run for a time before it is ready, after each start of a container.
   *
   * @param namespace namespace of the pod
   * @param pod name of the pod, which need not exist yet
   * @param time time from the start of the last container; zero for the default
   */
  public void delayReadiness(String namespace, String pod, Duration time) {
    delays.put(key(namespace, pod), time);
  }

  /**
   * Makes an image impossible to pull. Containers with this image do not run. Images with the tag
   * {@code missing} can never be pulled.
   *
   * @param image the image as the containers name it, with its tag or digest
   */
  public void failImagePull(String image) {
    missingImages.add(image);
  }

  /**
   * Lets a pod become ready again.
   *
   * @param namespace namespace of the pod
   * @param pod name of the pod, which need not exist yet
   */
  public void makeReady(String namespace, String pod) {
    behaviors.put(key(namespace, pod), Behavior.READY);
  }

  /** Lets all pods become ready again, and removes all other settings of pods. */
  public void makeAllReady() {
    defaultBehavior = Behavior.READY;
    behaviors.clear();
    delays.clear();
  }

  Behavior behavior(Pod pod) {
    return pod.getSpec().getContainers().stream()
            .map(Container::getImage)
            .anyMatch(image -> image.endsWith(":missing") || missingImages.contains(image))
        ? Behavior.IMAGE_PULL_FAILING
        : Optional.ofNullable(
                behaviors.get(key(pod.getMetadata().getNamespace(), pod.getMetadata().getName())))
            .orElse(defaultBehavior);
  }

  Duration readinessDelay(Pod pod) {
    return delays.getOrDefault(
        key(pod.getMetadata().getNamespace(), pod.getMetadata().getName()), Duration.ZERO);
  }

  private static String key(String namespace, String pod) {
    return namespace + "/" + pod;
  }
}
