package io.streambus.operator.kubernetes.client;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Kind;
import io.fabric8.kubernetes.model.annotation.Plural;
import io.fabric8.kubernetes.model.annotation.Version;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a CustomResourceDefinition that determine whether its API is available. The schemas,
 * which make up nearly all of it, are skipped.
 */
@Group("apiextensions.k8s.io")
@Version("v1")
@Kind("CustomResourceDefinition")
@Plural("customresourcedefinitions")
// Overrides the deserializer of the interface, which looks up the model class: this one again.
@JsonDeserialize(using = JsonDeserializer.None.class)
@JsonIgnoreProperties(ignoreUnknown = true)
public final class PartialCrd extends PartialObject {

  private static final long serialVersionUID = 1L;

  private @Nullable Spec spec;
  private @Nullable Status status;

  /** Returns whether a version is served. An API that is being deleted accepts no new objects. */
  public boolean serves(String version) {
    return getMetadata().getDeletionTimestamp() == null && isEstablished() && hasVersion(version);
  }

  private boolean isEstablished() {
    return Optional.ofNullable(status).map(Status::conditions).stream()
        .flatMap(List::stream)
        .anyMatch(
            condition ->
                "Established".equals(condition.type()) && "True".equals(condition.status()));
  }

  private boolean hasVersion(String name) {
    return Optional.ofNullable(spec).map(Spec::versions).stream()
        .flatMap(List::stream)
        .anyMatch(version -> version.served() && name.equals(version.name()));
  }

  void setSpec(@Nullable Spec spec) {
    this.spec = spec;
  }

  void setStatus(@Nullable Status status) {
    this.status = status;
  }

  /** The spec of the definition. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Spec(@Nullable List<ApiVersion> versions) implements Serializable {}

  /** A version of the API. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record ApiVersion(@Nullable String name, boolean served) implements Serializable {}

  /** The status of the definition. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Status(@Nullable List<Condition> conditions) implements Serializable {}

  /** A condition of the definition. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Condition(@Nullable String type, @Nullable String status) implements Serializable {}
}
