package io.streambus.app.cluster;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.base.Strings;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.streambus.app.console.CommandException;
import io.streambus.operator.kubernetes.client.LargeLists;
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
import java.util.concurrent.atomic.AtomicLong;

/**
 * Requests of a command to the API server. Each of them has a time limit, and throws a {@link
 * CommandException} of one line if it fails.
 */
public final class KubernetesApi implements AutoCloseable {

  /** Objects in each response to a list. */
  private static final int PAGE_SIZE = 500;

  /** More than any namespace has that a user can still read. */
  private static final int MAX_OBJECTS = 20_000;

  private static final int MAX_PAGES = 5_000;

  /** Of all responses to a list. */
  private static final long MAX_CHARACTERS = 64 << 20;

  /** From {@link #PAGE_SIZE} objects to a single one. */
  private static final int MAX_REDUCTIONS = 4;

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
    try {
      return client.getKubernetesSerialization().unmarshal(document.toString(), type);
    } catch (KubernetesClientException | IllegalArgumentException e) {
      // Its message may contain parts of a Secret.
      throw CommandException.failed(
          "the response of the API server is not a valid " + type.getSimpleName());
    }
  }

  /** Reads one object; empty if it, or its type, does not exist. */
  public Optional<JsonNode> find(ResourceType type, String objectNamespace, String name) {
    var call = new ApiCall("get", type, Optional.of(objectNamespace));
    return find(call, type.path(objectNamespace, name), KubernetesApi::requireObject);
  }

  /** Judges a response. */
  private interface ResponseCheck {
    JsonNode require(JsonNode response) throws JsonProcessingException;
  }

  private Optional<JsonNode> find(ApiCall call, String path, ResponseCheck check) {
    return run(
        call,
        () -> {
          try {
            return Optional.of(check.require(read(client.raw(path, "GET", null))));
          } catch (KubernetesClientException e) {
            if (e.getCode() == HttpURLConnection.HTTP_NOT_FOUND) {
              return Optional.empty();
            }
            throw e;
          }
        });
  }

  private static JsonNode requireObject(JsonNode response) throws JsonProcessingException {
    if (!response.path("metadata").path("name").isTextual()) {
      throw unexpected("is not an object");
    }
    return response;
  }

  private static JsonProcessingException unexpected(String problem) {
    return JsonMappingException.from((JsonParser) null, problem);
  }

  /** Reads a path that belongs to no object, such as {@code /version}; empty if it is missing. */
  public Optional<JsonNode> find(String path) {
    return find(
        new ApiCall("get", ResourceType.core(path), Optional.empty()), path, response -> response);
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
    var characters = new AtomicLong();
    int pages = 0;
    do {
      String path =
          "%s?limit=%d&labelSelector=%s&continue=%s"
              .formatted(
                  type.path(scope),
                  PAGE_SIZE,
                  ResourceType.encode(labelSelector),
                  ResourceType.encode(page));
      JsonNode response = list(call, path, characters);
      response.path("items").forEach(items::add);
      page = response.path("metadata").path("continue").asText();
    } while (!page.isEmpty() && items.size() < MAX_OBJECTS && ++pages < MAX_PAGES);
    if (pages == MAX_PAGES) {
      throw failures.of(call, unexpected("has too many parts"));
    }
    return items;
  }

  /** The client lists fewer objects in a response when a request is repeated that was too large. */
  private JsonNode list(ApiCall call, String path, AtomicLong characters) {
    return run(
        call,
        () -> {
          String response = repeatedIfLarge(path);
          if (characters.addAndGet(response.length()) > MAX_CHARACTERS) {
            throw CommandException.failed(
                "cannot %s: the objects have more than %d MiB"
                    .formatted(call, MAX_CHARACTERS >> 20));
          }
          return requireList(read(response));
        });
  }

  private String repeatedIfLarge(String path) {
    for (int attempt = 1; ; attempt++) {
      try {
        return Strings.nullToEmpty(client.raw(path, "GET", null));
      } catch (KubernetesClientException e) {
        if (attempt == MAX_REDUCTIONS || !LargeLists.isCauseOf(e)) {
          throw e;
        }
      }
    }
  }

  /** Otherwise, a login page or a proxy would look like an API server without objects. */
  private static JsonNode requireList(JsonNode response) throws JsonProcessingException {
    boolean isList =
        response.path("items").isArray()
            && response
                .path("items")
                .valueStream()
                .allMatch(item -> item.path("metadata").path("name").isTextual());
    // The API server omits the items of some lists that are empty.
    boolean isEmpty =
        response.path("kind").asText().endsWith("List")
            && (response.path("items").isMissingNode() || response.path("items").isNull());
    if (!isList && !isEmpty) {
      throw unexpected("is not a list");
    }
    return response;
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
      if (e.getCause() instanceof CommandException failure) {
        throw failure;
      }
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
    JsonNode object = JSON.readTree(Strings.nullToEmpty(text));
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
