package io.streambus.testkit.simulation.controllers;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the nodes make of the broker pods. By default a pod whose claims are bound is ready one step
 * after it was created. What is said of a pod here holds for its name: also for a pod that does not
 * exist yet, and for the one that replaces it.
 */
public final class Pods {

  /** What a pod comes to. */
  enum Behavior {
    READY,
    HELD,
    FAILING,
    PANICKING,
    WITHOUT_IMAGE,
    LOST;

    /** Whether the kubelet says, or said last, that the containers run. */
    boolean runs() {
      return this == READY || this == LOST;
    }
  }

  private final Map<String, Behavior> fates = new HashMap<>();
  private final Set<String> missingImages = new HashSet<>();
  private Behavior others = Behavior.READY;

  public Pods() {}

  /** The pod stays Pending, or goes back to it, as if no node could take it. */
  public void hold(String namespace, String pod) {
    fates.put(key(namespace, pod), Behavior.HELD);
  }

  /** Every pod is held that nothing else is said of. */
  public void holdAll() {
    others = Behavior.HELD;
  }

  /** The pod runs and its container crashes over and over. */
  public void fail(String namespace, String pod) {
    fates.put(key(namespace, pod), Behavior.FAILING);
  }

  /** The same, as a broker does over a Raft log that does not fit that of the others. */
  public void panic(String namespace, String pod) {
    fates.put(key(namespace, pod), Behavior.PANICKING);
  }

  /** Nothing is heard any more of the node that the pod runs on. */
  public void loseNode(String namespace, String pod) {
    fates.put(key(namespace, pod), Behavior.LOST);
  }

  /** No node can get this image. A container that shall run it does not run. */
  public void missImage(String image) {
    missingImages.add(image);
  }

  /** The pod turns ready. */
  public void release(String namespace, String pod) {
    fates.put(key(namespace, pod), Behavior.READY);
  }

  /** All pods turn ready, whatever was said of them. */
  public void releaseAll() {
    others = Behavior.READY;
    fates.clear();
  }

  Behavior behavior(Pod pod) {
    return pod.getSpec().getContainers().stream()
            .map(Container::getImage)
            .anyMatch(missingImages::contains)
        ? Behavior.WITHOUT_IMAGE
        : Optional.ofNullable(
                fates.get(key(pod.getMetadata().getNamespace(), pod.getMetadata().getName())))
            .orElse(others);
  }

  private static String key(String namespace, String pod) {
    return namespace + "/" + pod;
  }
}
