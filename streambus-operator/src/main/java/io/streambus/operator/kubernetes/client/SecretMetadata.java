package io.streambus.operator.kubernetes.client;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.fabric8.kubernetes.api.model.DefaultKubernetesResourceList;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Kind;
import io.fabric8.kubernetes.model.annotation.Plural;
import io.fabric8.kubernetes.model.annotation.Version;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A Secret without its data. */
@Group("")
@Version("v1")
@Kind("Secret")
@Plural("secrets")
// Overrides the deserializer of the interface, which looks up the model class: this one again.
@JsonDeserialize(using = JsonDeserializer.None.class)
@JsonIgnoreProperties(ignoreUnknown = true)
final class SecretMetadata extends PartialObject implements Namespaced {

  private static final long serialVersionUID = 1L;

  /** Only name and version are needed, and annotations can contain the data. */
  @Override
  @JsonIgnoreProperties({"annotations", "finalizers", "labels", "managedFields", "ownerReferences"})
  public void setMetadata(ObjectMeta metadata) {
    super.setMetadata(metadata);
  }

  /** A list of metadata. Unlike other lists, the API server sends null for one without items. */
  public static final class SecretMetadataList
      extends DefaultKubernetesResourceList<SecretMetadata> {

    private static final long serialVersionUID = 1L;

    @Override
    public void setItems(@Nullable List<SecretMetadata> items) {
      super.setItems(items == null ? List.of() : items);
    }
  }
}
