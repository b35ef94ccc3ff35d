package io.streambus.operator.kubernetes.client;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;

/** Base class of models that read only a part of an object. */
abstract class PartialObject implements HasMetadata {

  private static final long serialVersionUID = 1L;

  private ObjectMeta metadata = new ObjectMeta();

  @Override
  public ObjectMeta getMetadata() {
    return metadata;
  }

  @Override
  public void setMetadata(ObjectMeta metadata) {
    this.metadata = metadata;
  }

  /** Does nothing: there is only one version. */
  @Override
  public void setApiVersion(String version) {}
}
