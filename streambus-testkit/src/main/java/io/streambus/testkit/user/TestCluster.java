package io.streambus.testkit.user;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Pod;
import io.streambus.api.ClusterCondition;
import io.streambus.api.ClusterLabels;
import io.streambus.api.StreamBusCluster;
import io.streambus.api.StreamBusClusterSpec;
import io.streambus.api.values.ConditionType;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A handle of a StreamBusCluster, whose state is read by each method.
 *
 * @param user who reads and changes it
 * @param name name of the StreamBusCluster
 */
public record TestCluster(TestUser user, String name) {

  private static final String MANIFEST =
      """
      apiVersion: %s/%s
      kind: %s
      metadata:
        name: %s
      """;

  /**
   * Applies the StreamBusCluster. Fields that an earlier call set and this one does not are
   * removed.
   *
   * @param spec lines of the spec, without indentation, such as {@code replicas: 3}
   */
  public void apply(String... spec) {
    String indented = spec.length == 0 ? "spec: {}" : "spec:\n" + String.join("\n", spec).indent(2);
    user.apply(
        MANIFEST.formatted(
                StreamBusCluster.GROUP, StreamBusCluster.VERSION, StreamBusCluster.KIND, name)
            + indented);
  }

  /**
   * Replaces parts of the spec.
   *
   * @param change returns the new spec, given the current one
   */
  public void editSpec(UnaryOperator<StreamBusClusterSpec> change) {
    user.edit(
        StreamBusCluster.class, name, cluster -> cluster.setSpec(change.apply(cluster.getSpec())));
  }

  /**
   * Sets an annotation, such as one of {@link io.streambus.api.ClusterAnnotations}.
   *
   * @param annotation name of the annotation
   * @param value its new value
   */
  public void annotate(String annotation, String value) {
    user.edit(
        StreamBusCluster.class,
        name,
        cluster -> {
          Map<String, String> annotations =
              new LinkedHashMap<>(
                  Optional.ofNullable(cluster.getMetadata().getAnnotations()).orElse(Map.of()));
          annotations.put(annotation, value);
          cluster.getMetadata().setAnnotations(annotations);
        });
  }

  /** Deletes the StreamBusCluster. */
  public void delete() {
    user.delete(StreamBusCluster.class, name);
  }

  /**
   * Reads the StreamBusCluster.
   *
   * @return the StreamBusCluster as it is now
   * @throws NoSuchElementException if it does not exist
   */
  public StreamBusCluster get() {
    return find()
        .orElseThrow(
            () ->
                new NoSuchElementException(
                    "there is no StreamBusCluster %s in namespace %s"
                        .formatted(name, user.namespace())));
  }

  /**
   * Reads the StreamBusCluster.
   *
   * @return the StreamBusCluster as it is now; empty if it does not exist
   */
  public Optional<StreamBusCluster> find() {
    return user.find(StreamBusCluster.class, name);
  }

  /**
   * Reads a condition.
   *
   * @param type type of the condition
   * @return the condition as it is now; empty if the status does not have it
   */
  public Optional<ClusterCondition> condition(ConditionType type) {
    return find()
        .flatMap(cluster -> Optional.ofNullable(cluster.getStatus()))
        .flatMap(status -> status.condition(type));
  }

  /**
   * Reads the pods of its brokers.
   *
   * @return the pods by ordinal
   */
  public List<Pod> pods() {
    return user.list(Pod.class).stream()
        .filter(this::isLabeled)
        .sorted(Comparator.comparingInt(TestCluster::ordinal))
        .toList();
  }

  /**
   * Reads the claims of its brokers, including those of brokers that no longer exist.
   *
   * @return the claims
   */
  public List<PersistentVolumeClaim> claims() {
    return user.list(PersistentVolumeClaim.class).stream().filter(this::isLabeled).toList();
  }

  /**
   * Reads the events about the StreamBusCluster itself.
   *
   * @return the events, oldest first
   */
  public List<Event> events() {
    return user.list(Event.class).stream()
        .filter(event -> event.getInvolvedObject().getKind().equals(StreamBusCluster.KIND))
        .filter(event -> event.getInvolvedObject().getName().equals(name))
        .sorted(ClusterReport.BY_TIME)
        .toList();
  }

  /**
   * Describes the current state in several lines: phase, conditions, pods, events, and the last
   * lines that the operator logged.
   *
   * @return the description
   */
  public String describe() {
    return ClusterReport.of(this);
  }

  private boolean isLabeled(HasMetadata object) {
    return Optional.ofNullable(object.getMetadata().getLabels())
        .filter(labels -> name.equals(labels.get(ClusterLabels.INSTANCE)))
        .isPresent();
  }

  private static int ordinal(Pod pod) {
    String podName = pod.getMetadata().getName();
    return Integer.parseInt(podName.substring(podName.lastIndexOf('-') + 1));
  }

  @Override
  public String toString() {
    return user.namespace() + "/" + name;
  }
}
