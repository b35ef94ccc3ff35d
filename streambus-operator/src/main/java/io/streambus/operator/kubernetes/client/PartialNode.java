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

/** As much of a Node as the operator looks at. The images on it, which are most, are skipped. */
@Group("")
@Version("v1")
@Kind("Node")
@Plural("nodes")
// In place of the one of the interface, which looks for a model of the kind and finds this.
@JsonDeserialize(using = JsonDeserializer.None.class)
@JsonIgnoreProperties(ignoreUnknown = true)
public final class PartialNode extends PartialObject {

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

  /** Which pods it takes. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Spec(boolean unschedulable, @Nullable List<Taint> taints) implements Serializable {}

  /** What it has. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Status(@Nullable Map<String, Quantity> allocatable) implements Serializable {}
}
