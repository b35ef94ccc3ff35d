package io.streambus.operator.kubernetes.client;

import io.fabric8.kubernetes.api.model.DefaultKubernetesResourceList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A list of metadata. Unlike other lists, the API server sends null for one without items. */
public final class SecretMetadataList extends DefaultKubernetesResourceList<SecretMetadata> {

  private static final long serialVersionUID = 1L;

  @Override
  public void setItems(@Nullable List<SecretMetadata> items) {
    super.setItems(items == null ? List.of() : items);
  }
}
