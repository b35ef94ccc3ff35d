package io.streambus.operator.kubernetes.client;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.streambus.api.ClusterLabels;
import java.io.IOException;

/**
 * Writes to which the server responds with metadata only ({@code PartialObjectMetadata}, since
 * Kubernetes 1.15); the rest of the object is what was sent. This saves both sides most of the work
 * for a response.
 */
final class PartialResponseWrites {

  /** Accepts only the metadata of an object as the response. */
  static final String METADATA_ONLY =
      "application/json;as=PartialObjectMetadata;g=meta.k8s.io;v=v1";

  private static final String APPLY = "application/apply-patch+yaml";
  private static final String FORCE = "?fieldManager=" + ClusterLabels.OPERATOR + "&force=true";

  private static final ObjectReader METADATA =
      ApiJson.mapper()
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .addMixIn(ObjectMeta.class, LeanSerialization.WithoutManagedFields.class)
          .build()
          .readerFor(ObjectMeta.class)
          .at("/metadata");

  private final ApiHttp apiHttp;

  PartialResponseWrites(ApiHttp apiHttp) {
    this.apiHttp = apiHttp;
  }

  /** Applies an object and sets its metadata to that of the server. */
  <T extends HasMetadata> T apply(T object) {
    return send(object, call("PATCH", ApiHttp.path(object) + FORCE, APPLY));
  }

  /** Applies the status of an object and sets its metadata to that of the server. */
  <T extends HasMetadata> T applyStatus(T object) {
    String path = ApiHttp.path(object) + "/status" + FORCE;
    return send(object, call("PATCH", path, APPLY));
  }

  /** Creates an object and sets its metadata to that of the server. */
  <T extends HasMetadata> T create(T object) {
    return send(object, call("POST", collectionPath(object), "application/json"));
  }

  private static ApiHttp.Request call(String verb, String path, String contentType) {
    return new ApiHttp.Request(verb, path, contentType, METADATA_ONLY);
  }

  private static String collectionPath(HasMetadata object) {
    return ApiHttp.collectionPath(
        object.getApiVersion(), object.getPlural(), object.getMetadata().getNamespace());
  }

  private <T extends HasMetadata> T send(T object, ApiHttp.Request call) {
    byte[] response = apiHttp.send(call, object);
    try {
      object.setMetadata(METADATA.readValue(response));
      return object;
    } catch (IOException e) {
      throw new KubernetesClientException("the response has no metadata", e);
    }
  }
}
