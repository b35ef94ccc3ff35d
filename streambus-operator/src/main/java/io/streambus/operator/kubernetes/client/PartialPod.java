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
 * As much of a Pod as the operator looks at. The rest, which is most of it, is skipped when it is
 * read: each pod that starts brings half a dozen versions of itself.
 */
@Group("")
@Version("v1")
@Kind("Pod")
@Plural("pods")
// In place of the one of the interface, which looks for a model of the kind and finds this.
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

  /** What shall run, and where. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Spec(@Nullable String nodeName, @Nullable List<Container> containers)
      implements Serializable {}

  /** One container that shall run. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Container(@Nullable String name, @Nullable String image) implements Serializable {}

  /** What runs. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Status(
      @Nullable String phase,
      @Nullable String reason,
      @Nullable String message,
      @Nullable List<Condition> conditions,
      @Nullable List<ContainerStatus> initContainerStatuses,
      @Nullable List<ContainerStatus> containerStatuses)
      implements Serializable {}

  /** One condition. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Condition(
      @Nullable String type,
      @Nullable String status,
      @Nullable String reason,
      @Nullable String message,
      @Nullable String lastTransitionTime)
      implements Serializable {}

  /** One container that runs. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record ContainerStatus(
      @Nullable String name,
      @Nullable String image,
      boolean ready,
      int restartCount,
      @Nullable State state,
      @Nullable State lastState)
      implements Serializable {}

  /** One of its three states. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record State(
      @Nullable Waiting waiting, @Nullable Running running, @Nullable Terminated terminated)
      implements Serializable {}

  /** It does not run yet. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Waiting(@Nullable String reason, @Nullable String message) implements Serializable {}

  /** It runs. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Running(@Nullable String startedAt) implements Serializable {}

  /** It ran. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Terminated(int exitCode, @Nullable String reason) implements Serializable {}
}
