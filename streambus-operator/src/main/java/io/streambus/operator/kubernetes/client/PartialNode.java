package io.streambus.operator.kubernetes.client;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.Taint;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Kind;
import io.fabric8.kubernetes.model.annotation.Plural;
import io.fabric8.kubernetes.model.annotation.Version;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The parts of a Node that the operator reads. Skips its image list, which is most of it. */
@Group("")
@Version("v1")
@Kind("Node")
@Plural("nodes")
// Overrides the deserializer of the interface, which looks up the model class: this one again.
@JsonDeserialize(using = JsonDeserializer.None.class)
@JsonIgnoreProperties(ignoreUnknown = true)
final class PartialNode extends PartialObject {

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

  /** The spec of the node. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Spec(boolean unschedulable, @Nullable List<Taint> taints) implements Serializable {}

  /** The status of the node. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Status(@Nullable Map<String, Quantity> allocatable) implements Serializable {}
}
