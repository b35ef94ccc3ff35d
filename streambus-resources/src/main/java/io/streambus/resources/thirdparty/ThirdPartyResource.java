package io.streambus.resources.thirdparty;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.streambus.api.json.BoundedFields;
import io.streambus.api.stability.PublicApi;
import org.jspecify.annotations.Nullable;

/**
 * An object of a third-party kind. Its spec is an untyped tree, so that every version can be read;
 * its status is omitted. Fields that are too large or too deep to be kept are absent.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
// Overrides the deserializer of the interface, which would look up a model and find this class.
@JsonDeserialize(using = JsonDeserializer.None.class)
@JsonIgnoreProperties(ignoreUnknown = true)
@PublicApi
public abstract class ThirdPartyResource implements HasMetadata, Namespaced {

  private static final long serialVersionUID = 1L;

  private ObjectMeta metadata = new ObjectMeta();

  @SuppressWarnings("serial") // All trees are serializable, although the type is not.
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

  /** {@return the spec; null if absent} */
  public @Nullable JsonNode getSpec() {
    return spec;
  }

  /**
   * Sets the spec.
   *
   * @param spec the spec; null if absent
   */
  @JsonDeserialize(using = BoundedFields.class)
  public void setSpec(@Nullable JsonNode spec) {
    this.spec = spec;
  }

  /** Does nothing, because each kind has a single supported version. */
  @Override
  public void setApiVersion(String version) {}
}
