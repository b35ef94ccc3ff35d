package io.streambus.operator.kubernetes.client;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.streambus.api.ClusterLabels;
import io.streambus.operator.kubernetes.ObjectVersion;
import io.streambus.operator.kubernetes.WriteResult;
import java.net.HttpURLConnection;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Writes to objects of one kind that succeed only if the object still has the version that the
 * caller read. The server compares UID and resource version.
 *
 * @param <T> model class of the kind, used to deserialize responses
 */
final class PreconditionedWrites<T extends HasMetadata> {

  private static final String JSON = "application/json";
  private static final String STRATEGIC_MERGE = "application/strategic-merge-patch+json";

  private final KubernetesClient client;
  private final ApiHttp apiHttp;
  private final ApiErrors errors;
  private final Class<T> type;

  PreconditionedWrites(KubernetesClient client, ApiErrors errors, Class<T> type) {
    this.client = client;
    this.apiHttp = new ApiHttp(client);
    this.errors = errors;
    this.type = type;
  }

  /** Deletes an object; its dependents are garbage-collected. */
  WriteResult delete(ObjectVersion version) {
    return delete(version, ImmutableMap.of());
  }

  /** Deletes an object and orphans its dependents. */
  WriteResult orphan(ObjectVersion version) {
    return delete(version, ImmutableMap.of("propagationPolicy", "Orphan"));
  }

  /** Evicts a pod, which deletes it if its disruption budgets permit that. */
  WriteResult evict(ObjectVersion version) {
    return evict(version, ImmutableMap.of());
  }

  /** As {@link #evict}, without deleting the pod. */
  WriteResult checkEviction(ObjectVersion version) {
    return evict(version, ImmutableMap.of("dryRun", ImmutableList.of("All")));
  }

  private WriteResult evict(ObjectVersion version, Map<String, ?> options) {
    HasMetadata object = object(version);
    Map<String, Object> body =
        ImmutableMap.of(
            "apiVersion",
            "policy/v1",
            "kind",
            "Eviction",
            "metadata",
            ImmutableMap.of("namespace", version.key().namespace(), "name", version.key().name()),
            "deleteOptions",
            deleteOptions(version, options));
    String path = path(version) + "/eviction";
    return goneOr(
        object,
        errors.evict(
            "evict " + version,
            () -> {
              apiHttp.send(new ApiHttp.Request("POST", path, JSON, JSON), body);
              return object;
            }));
  }

  /** Ignores the response to a deletion, which is the object or a status. */
  private WriteResult delete(ObjectVersion version, Map<String, ?> options) {
    HasMetadata object = object(version);
    Map<String, Object> body = deleteOptions(version, options);
    return goneOr(
        object,
        errors.write(
            "delete " + version,
            () -> {
              apiHttp.send(new ApiHttp.Request("DELETE", path(version), JSON, JSON), body);
              return object;
            }));
  }

  private static HasMetadata object(ObjectVersion version) {
    return new GenericKubernetesResourceBuilder()
        .withMetadata(MetadataReader.metadata(version))
        .build();
  }

  private static Map<String, Object> deleteOptions(ObjectVersion version, Map<String, ?> options) {
    return ImmutableMap.<String, Object>builder()
        .put("apiVersion", "v1")
        .put("kind", "DeleteOptions")
        .put(
            "preconditions",
            ImmutableMap.of("uid", version.uid(), "resourceVersion", version.resourceVersion()))
        .putAll(options)
        .build();
  }

  /**
   * Sends a strategic merge patch, which merges list items by name.
   *
   * @param metadata labels and annotations to set
   * @param spec fields of the spec to set
   */
  WriteResult patch(ObjectVersion version, ObjectMeta metadata, Map<String, ?> spec) {
    Map<String, Object> body =
        ImmutableMap.of(
            "metadata",
            new ObjectMetaBuilder(metadata)
                .withUid(version.uid())
                .withResourceVersion(version.resourceVersion())
                .build(),
            "spec",
            spec);
    String path = path(version) + "?fieldManager=" + ClusterLabels.OPERATOR;
    return errors.write(
        "patch " + version,
        () ->
            client
                .getKubernetesSerialization()
                .unmarshal(
                    new String(
                        apiHttp.send(
                            new ApiHttp.Request("PATCH", path, STRATEGIC_MERGE, JSON), body),
                        StandardCharsets.UTF_8),
                    type));
  }

  private String path(ObjectVersion version) {
    return ApiHttp.path(
        HasMetadata.getApiVersion(type), HasMetadata.getPlural(type), version.key());
  }

  private static WriteResult goneOr(HasMetadata object, WriteResult result) {
    return result instanceof WriteResult.Rejected rejected
            && rejected.code() == HttpURLConnection.HTTP_NOT_FOUND
        ? new WriteResult.Success(object)
        : result;
  }
}
