package io.streambus.operator.kubernetes.client;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Kind;
import io.fabric8.kubernetes.model.annotation.Plural;
import io.fabric8.kubernetes.model.annotation.Version;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a Pod that the operator reads. The rest, which is most of it, is skipped during
 * deserialization: each starting pod causes half a dozen watch events.
 */
@Group("")
@Version("v1")
@Kind("Pod")
@Plural("pods")
// Overrides the deserializer of the interface, which looks up the model class: this one again.
@JsonDeserialize(using = JsonDeserializer.None.class)
@JsonIgnoreProperties(ignoreUnknown = true)
public final class PartialPod extends PartialObject implements Namespaced {

  private static final long serialVersionUID = 1L;

  private @Nullable Spec spec;
  private @Nullable Status status;

  Optional<Spec> spec() {
    return Optional.ofNullable(spec);
  }

  void setSpec(@Nullable Spec spec) {
    this.spec = spec;
  }

  Optional<Status> status() {
    return Optional.ofNullable(status);
  }

  void setStatus(@Nullable Status status) {
    this.status = status;
  }

  /** The spec of the pod. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Spec(
      @Nullable String nodeName,
      boolean hostNetwork,
      @Nullable List<Container> containers,
      @Nullable List<Volume> volumes)
      implements Serializable {

    /** Far more than the pod of a broker has. */
    private static final int MAX_ITEMS = 64;

    /** Keeps the first containers and Secrets: a pod can have thousands. */
    Spec {
      if (containers != null && containers.size() > MAX_ITEMS) {
        containers = List.copyOf(containers.subList(0, MAX_ITEMS));
      }
      volumes =
          volumes == null
              ? null
              : volumes.stream()
                  .filter(volume -> volume.secret() != null)
                  .limit(MAX_ITEMS)
                  .toList();
    }
  }

  /** A volume of the spec. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Volume(@Nullable String name, @Nullable SecretSource secret) implements Serializable {}

  /** The Secret of a volume. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record SecretSource(@Nullable String secretName) implements Serializable {}

  /** A container of the spec. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Container(@Nullable String name, @Nullable String image, @Nullable List<Port> ports)
      implements Serializable {

    /** Longer than every image that a cluster can have; Kubernetes has no limit. */
    private static final int MAX_IMAGE_LENGTH = 2_048;

    /** More than the containers of a broker have. */
    private static final int MAX_PORTS = 16;

    /** Keeps the beginning of the image, and the first ports. */
    Container {
      if (image != null && image.length() > MAX_IMAGE_LENGTH) {
        image = image.substring(0, MAX_IMAGE_LENGTH);
      }
      if (ports != null && ports.size() > MAX_PORTS) {
        ports = List.copyOf(ports.subList(0, MAX_PORTS));
      }
    }
  }

  /** A port of a container. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Port(@Nullable String name, int containerPort) implements Serializable {}

  /** The status of the pod. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Status(
      @Nullable String phase,
      @Nullable String reason,
      @Nullable String message,
      @Nullable String podIP,
      @Nullable List<Condition> conditions,
      @Nullable List<ContainerStatus> initContainerStatuses,
      @Nullable List<ContainerStatus> containerStatuses)
      implements Serializable {}

  /** A condition of the pod. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Condition(
      @Nullable String type,
      @Nullable String status,
      @Nullable String reason,
      @Nullable String message,
      @Nullable String lastTransitionTime)
      implements Serializable {}

  /** The status of a container. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record ContainerStatus(
      @Nullable String name,
      @Nullable String image,
      boolean ready,
      int restartCount,
      @Nullable State state,
      @Nullable State lastState)
      implements Serializable {}

  /** The state of a container; one of three fields is set. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record State(
      @Nullable Waiting waiting, @Nullable Running running, @Nullable Terminated terminated)
      implements Serializable {}

  /** State of a container that is not running yet. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Waiting(@Nullable String reason, @Nullable String message) implements Serializable {}

  /** State of a running container. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Running(@Nullable String startedAt) implements Serializable {}

  /** State of a terminated container. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Terminated(int exitCode, @Nullable String reason) implements Serializable {}
}
