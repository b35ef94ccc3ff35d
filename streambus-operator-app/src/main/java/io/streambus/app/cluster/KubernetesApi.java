package io.streambus.app.cluster;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.streambus.app.console.CommandException;
import java.net.HttpURLConnection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Requests of a command to the API server. Each of them has a time limit, and throws a {@link
 * CommandException} of one line if it fails.
 */
public final class KubernetesApi implements AutoCloseable {

  /** Objects in each response to a list. */
  private static final int PAGE_SIZE = 500;

  /** More than any namespace has that a user can still read. */
  private static final int MAX_OBJECTS = 20_000;

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final KubernetesClient client;
  private final String namespace;
  private final Duration timeout;
  private final String flags;
  private final ApiFailure failures;

  /** The time limit of the client does not include the body of a response. */
  private final ExecutorService requests =
      Executors.newCachedThreadPool(
          task -> {
            var thread = new Thread(task, "api-request");
            thread.setDaemon(true);
            return thread;
          });

  /**
   * Uses a client, and closes it at the end.
   *
   * @param namespace namespace of objects whose namespace the command line does not name
   * @param timeout time limit of each request
   * @param flags options that a command for the same Kubernetes cluster needs
   */
  KubernetesApi(KubernetesClient client, String namespace, Duration timeout, String flags) {
    this.client = client;
    this.namespace = namespace;
    this.timeout = timeout;
    this.flags = flags;
    this.failures = new ApiFailure(client.getMasterUrl().toString(), timeout);
  }

  /** Returns the namespace of the command line, of the context, or {@code default}. */
  public String namespace() {
    return namespace;
  }

  /** Returns commands for objects in a namespace of this Kubernetes cluster. */
  public UserCommands commands(String objectNamespace) {
    return new UserCommands(flags + " -n " + objectNamespace);
  }

  /**
   * Returns the client, for requests that {@link #run} runs, or that have a time limit of their
   * own.
   */
  public KubernetesClient client() {
    return client;
  }

  /** Converts a document to an object of the model. */
  public <T> T convert(JsonNode document, Class<T> type) {
    return client.getKubernetesSerialization().unmarshal(document.toString(), type);
  }

  /** Reads one object; empty if it, or its type, does not exist. */
  public Optional<JsonNode> find(ResourceType type, String objectNamespace, String name) {
    return find(
        new ApiCall("get", type, Optional.of(objectNamespace)), type.path(objectNamespace, name));
  }

  private Optional<JsonNode> find(ApiCall call, String path) {
    return run(
        call,
        () -> {
          try {
            return Optional.of(read(client.raw(path, "GET", null)));
          } catch (KubernetesClientException e) {
            if (e.getCode() == HttpURLConnection.HTTP_NOT_FOUND) {
              return Optional.empty();
            }
            throw e;
          }
        });
  }

  /** Reads a path that belongs to no object, such as {@code /version}; empty if it is missing. */
  public Optional<JsonNode> find(String path) {
    return find(new ApiCall("get", ResourceType.core(path), Optional.empty()), path);
  }

  /**
   * Lists objects, in pages.
   *
   * @param scope namespace; empty for all namespaces
   * @param labelSelector selector of labels; may be empty
   */
  public List<JsonNode> list(ResourceType type, Optional<String> scope, String labelSelector) {
    var call = new ApiCall("list", type, scope);
    List<JsonNode> items = new ArrayList<>();
    String page = "";
    do {
      String path =
          "%s?limit=%d&labelSelector=%s&continue=%s"
              .formatted(
                  type.path(scope),
                  PAGE_SIZE,
                  ResourceType.encode(labelSelector),
                  ResourceType.encode(page));
      JsonNode response = run(call, () -> read(client.raw(path, "GET", null)));
      response.path("items").forEach(items::add);
      page = response.path("metadata").path("continue").asText();
    } while (!page.isEmpty() && items.size() < MAX_OBJECTS);
    return items;
  }

  /**
   * Reads the log of a container.
   *
   * @param query options of the request, such as {@code tailLines=10}
   */
  public String log(String podNamespace, String pod, String query) {
    var call = new ApiCall("get", ResourceType.core("pods/log"), Optional.of(podNamespace));
    String path = ResourceType.PODS.path(podNamespace, pod) + "/log?" + query;
    return run(call, () -> client.raw(path, "GET", null));
  }

  /** Runs a request of the client. */
  <T> T run(ApiCall call, Callable<T> request) {
    Future<T> response = requests.submit(request);
    try {
      // Repeated attempts included.
      return response.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw failures.of(call, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw CommandException.failed("interrupted");
    } finally {
      response.cancel(true);
    }
  }

  /** As kubectl does, leaves out the fields that say which client set which field. */
  private static JsonNode read(String text) throws JsonProcessingException {
    JsonNode object = JSON.readTree(text);
    removeManagedFields(object);
    object.path("items").forEach(KubernetesApi::removeManagedFields);
    return object;
  }

  private static void removeManagedFields(JsonNode object) {
    if (object.path("metadata") instanceof ObjectNode metadata) {
      metadata.remove("managedFields");
    }
  }

  @Override
  public void close() {
    requests.shutdownNow();
    client.close();
  }
}
