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
 * As much of a CustomResourceDefinition as tells whether its API is there. The schemas, which are
 * nearly all of it, are skipped.
 */
@Group("apiextensions.k8s.io")
@Version("v1")
@Kind("CustomResourceDefinition")
@Plural("customresourcedefinitions")
// In place of the one of the interface, which looks for a model of the kind and finds this.
@JsonDeserialize(using = JsonDeserializer.None.class)
@JsonIgnoreProperties(ignoreUnknown = true)
public final class ApiDefinition extends PartialObject {

  private static final long serialVersionUID = 1L;

  private @Nullable Spec spec;
  private @Nullable Status status;

  /** Whether objects of a version can be made: an API that is being deleted takes no more. */
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

  /** What is asked for. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Spec(@Nullable List<ApiVersion> versions) implements Serializable {}

  /** One version of the API. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record ApiVersion(@Nullable String name, boolean served) implements Serializable {}

  /** What the API server says of it. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Status(@Nullable List<Condition> conditions) implements Serializable {}

  /** One thing that it says. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Condition(@Nullable String type, @Nullable String status) implements Serializable {}
}
