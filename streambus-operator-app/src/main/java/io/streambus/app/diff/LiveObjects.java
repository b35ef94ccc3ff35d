package io.streambus.app.diff;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.streambus.api.StreamBusCluster;
import io.streambus.operator.certificates.secret.NamedSecrets.SecretState;
import io.streambus.operator.kubernetes.Kubernetes;
import io.streambus.operator.kubernetes.OptionalApis;
import java.util.Optional;

/** What exists in a Kubernetes cluster. Nothing is changed. */
public interface LiveObjects {

  /** Reads the custom resource of a cluster, if it exists. */
  Optional<JsonNode> cluster(String namespace, String name);

  /** Reads an object with its managed fields, if it exists. */
  Optional<JsonNode> object(HasMetadata object);

  /** Converts a custom resource to the model. */
  StreamBusCluster read(JsonNode document);

  /**
   * Returns what the API server would store if a cluster took the spec of a file, and in addition
   * its labels and annotations.
   *
   * @param live the custom resource, if it exists
   */
  StoredForm store(StreamBusCluster cluster, Optional<JsonNode> live);

  /** Returns the state of a Secret. */
  SecretState secret(String namespace, String name);

  /** Returns the state of the optional APIs. */
  OptionalApis apis();

  /** Returns a port of the operator, which must not be used to write. */
  Kubernetes kubernetes();
}
