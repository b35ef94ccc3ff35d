package io.streambus.testkit.controlplane;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Lets pods on simulated nodes fail on demand. The nodes report what a kubelet would report: a test
 * only says what happens to a pod. A pod that replaces another one starts normally.
 *
 * <p>For pods that do not exist yet, such as those of a rollout, set the annotation {@value
 * #BEHAVIOR} in their template, for example in {@code spec.podAnnotations} of a StreamBusCluster.
 * Its values are those of {@link Behavior}. An image with the tag {@code missing} cannot be pulled.
 */
public final class TestPods {

  /** Annotation of a pod; the value is that of a {@link Behavior}. */
  public static final String BEHAVIOR = "testkit.streambus.io/behavior";

  /**
   * Annotation of a pod; the value is a duration like {@code 5s}, which passes from when the pod is
   * scheduled until it is ready.
   */
  public static final String START_DELAY = "testkit.streambus.io/start-delay";

  private static final String EXIT_CODE = "testkit.streambus.io/exit-code";

  private final KubernetesClient client;
  private final String namespace;

  /**
   * Controls the pods of one namespace.
   *
   * @param client needs the permission to edit pods
   * @param namespace name of the namespace
   */
  public TestPods(KubernetesClient client, String namespace) {
    this.client = client;
    this.namespace = namespace;
  }

  /**
   * Lets the containers of a pod crash again and again.
   *
   * @param pod name of the pod
   */
  public void crashLoop(String pod) {
    crashLoop(pod, 1);
  }

  /**
   * Lets the containers of a pod crash again and again, with an exit code other than 1.
   *
   * @param pod name of the pod
   * @param exitCode exit code that the node reports
   */
  public void crashLoop(String pod, int exitCode) {
    annotate(
        pod, Map.of(BEHAVIOR, Behavior.CRASH_LOOP.value(), EXIT_CODE, Integer.toString(exitCode)));
  }

  /**
   * Lets the readiness probe of a pod fail, while its containers run.
   *
   * @param pod name of the pod
   */
  public void failReadiness(String pod) {
    annotate(pod, Map.of(BEHAVIOR, Behavior.UNREADY.value()));
  }

  /**
   * Lets the node evict a pod, as when it runs out of memory. Recovery needs another pod.
   *
   * @param pod name of the pod
   */
  public void evictByNode(String pod) {
    annotate(pod, Map.of(BEHAVIOR, Behavior.EVICTED.value()));
  }

  /**
   * Lets a pod become ready again.
   *
   * @param pod name of the pod
   */
  public void recover(String pod) {
    annotate(pod, Map.of(BEHAVIOR, Behavior.READY.value()));
  }

  private void annotate(String pod, Map<String, String> annotations) {
    edit(
        pod,
        found -> {
          Map<String, String> all =
              new LinkedHashMap<>(
                  Optional.ofNullable(found.getMetadata().getAnnotations()).orElse(Map.of()));
          all.putAll(annotations);
          found.getMetadata().setAnnotations(all);
        });
  }

  private void edit(String pod, Consumer<Pod> change) {
    client
        .pods()
        .inNamespace(namespace)
        .withName(pod)
        .edit(
            found -> {
              change.accept(found);
              return found;
            });
  }

  /** What a simulated node reports about a pod. */
  public enum Behavior {
    /** The containers run and are ready. The default. */
    READY("ready"),
    /** The containers run, but are not ready. */
    UNREADY("unready"),
    /** The containers have crashed and wait to be started again: {@code CrashLoopBackOff}. */
    CRASH_LOOP("crash-loop"),
    /** The node has evicted the pod: phase {@code Failed}. */
    EVICTED("evicted");

    private final String value;

    Behavior(String value) {
      this.value = value;
    }

    /** {@return the value of the annotation {@link TestPods#BEHAVIOR}} */
    public String value() {
      return value;
    }
  }
}
