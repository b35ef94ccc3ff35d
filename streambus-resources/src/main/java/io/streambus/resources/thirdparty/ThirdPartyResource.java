package io.streambus.resources.thirdparty;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import org.jspecify.annotations.Nullable;

/**
 * An object of a kind of another project. Its spec is kept as the tree that it is, so that every
 * version of it can be read; its status is left out.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
// In place of the one of the interface, which looks for a model of the kind and finds this.
@JsonDeserialize(using = JsonDeserializer.None.class)
@JsonIgnoreProperties(ignoreUnknown = true)
public abstract class ThirdPartyResource implements HasMetadata, Namespaced {

  private static final long serialVersionUID = 1L;

  private ObjectMeta metadata = new ObjectMeta();

  @SuppressWarnings("serial") // Every tree can be serialized, though its type does not say so.
  private @Nullable JsonNode spec;

  ThirdPartyResource() {}

  @Override
  public ObjectMeta getMetadata() {
    return metadata;
  }

  @Override
  public void setMetadata(ObjectMeta metadata) {
    this.metadata = metadata;
  }

  /** What is asked for; null where an object has none. */
  public @Nullable JsonNode getSpec() {
    return spec;
  }

  /** Sets what is asked for. */
  public void setSpec(@Nullable JsonNode spec) {
    this.spec = spec;
  }

  /** Does nothing: each kind is known in one version alone. */
  @Override
  public void setApiVersion(String version) {}
}
