package io.streambus.app.diff;

import static java.net.HttpURLConnection.HTTP_FORBIDDEN;
import static java.net.HttpURLConnection.HTTP_NOT_FOUND;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.collect.ImmutableList;
import io.fabric8.kubernetes.api.model.APIResourceList;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.streambus.api.ClusterLabels;
import io.streambus.api.StreamBusCluster;
import io.streambus.api.text.ExternalText;
import io.streambus.app.console.CommandException;
import io.streambus.app.kubeconfig.ErrorMessages;
import io.streambus.operator.certificates.secret.NamedSecrets.SecretState;
import io.streambus.operator.kubernetes.Kubernetes;
import io.streambus.operator.kubernetes.OptionalApis;
import io.streambus.operator.kubernetes.client.ClientKubernetes;
import io.streambus.operator.kubernetes.client.PartialPod;
import io.streambus.operator.kubernetes.client.RecentWrites;
import io.streambus.operator.metrics.WriteFailures;
import io.streambus.resources.model.OptionalKind;
import io.streambus.resources.objects.ManagedResources;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** {@link LiveObjects} of an API server. Every request reads, or is a dry run. */
public final class ApiServerObjects implements LiveObjects {

  private static final JsonMapper MAPPER = new JsonMapper();
  private static final String API =
      "/apis/%s/%s/namespaces/".formatted(StreamBusCluster.GROUP, StreamBusCluster.VERSION);

  /** More than a cluster has of any kind. */
  private static final long MAX_OBJECTS = 1_000;

  private static final int BAD_REQUEST = 400;
  private static final int UNPROCESSABLE = 422;

  private final KubernetesClient client;
  private final Set<OptionalKind> servedKinds;

  /**
   * Creates an instance.
   *
   * @param client a client of the operator, with its serialization
   * @throws CommandException if the API server does not respond
   */
  public ApiServerObjects(KubernetesClient client) {
    this.client = client;
    this.servedKinds =
        Arrays.stream(OptionalKind.values()).filter(this::isServed).collect(Collectors.toSet());
  }

  private boolean isServed(OptionalKind kind) {
    String plural = HasMetadata.getPlural(kind.type());
    return run(
            "discover " + kind.apiVersion(),
            () -> Optional.ofNullable(client.getApiResources(kind.apiVersion())))
        .map(APIResourceList::getResources)
        .filter(served -> served.stream().anyMatch(each -> each.getName().equals(plural)))
        .isPresent();
  }

  @Override
  public Optional<JsonNode> cluster(String namespace, String name) {
    return find("StreamBusCluster %s/%s".formatted(namespace, name), path(namespace, name));
  }

  private static String path(String namespace, String name) {
    return API + namespace + "/streambusclusters/" + name;
  }

  @Override
  public Optional<JsonNode> object(HasMetadata object) {
    String group = object.getApiVersion().contains("/") ? "/apis/" : "/api/";
    return find(
        "%s %s".formatted(object.getKind(), object.getMetadata().getName()),
        "%s%s/namespaces/%s/%s/%s"
            .formatted(
                group,
                object.getApiVersion(),
                object.getMetadata().getNamespace(),
                object.getPlural(),
                object.getMetadata().getName()));
  }

  /**
   * Reads an object, if it exists.
   *
   * @param title the object in error messages
   * @throws CommandException if it cannot be read
   */
  public Optional<JsonNode> find(String title, String path) {
    return run(
        "read " + title,
        () -> {
          try {
            return Optional.ofNullable(client.raw(path)).map(ApiServerObjects::tree);
          } catch (KubernetesClientException e) {
            if (e.getCode() == HTTP_NOT_FOUND) {
              return Optional.empty();
            }
            throw e;
          }
        });
  }

  @Override
  public StreamBusCluster read(JsonNode document) {
    return client
        .getKubernetesSerialization()
        .unmarshal(document.toString(), StreamBusCluster.class);
  }

  @Override
  public StoredForm store(StreamBusCluster cluster, Optional<JsonNode> live) {
    ObjectNode document = StoredDocument.of(tree(cluster), live);
    String namespace = cluster.getMetadata().getNamespace();
    String path =
        live.isPresent()
            ? path(namespace, cluster.getMetadata().getName())
            : API + namespace + "/streambusclusters";
    try {
      String stored =
          client.raw(
              path + "?dryRun=All&fieldManager=streambus-diff",
              live.isPresent() ? "PUT" : "POST",
              document.toString());
      return accepted(tree(stored));
    } catch (KubernetesClientException e) {
      return switch (e.getCode()) {
        // A user who may only read still sees what a change would cause.
        case HTTP_FORBIDDEN -> accepted(StoredDocument.withoutServer(document, live));
        case BAD_REQUEST, UNPROCESSABLE -> new StoredForm.Rejected(ErrorMessages.of(e));
        default -> throw failure("compare the cluster", e);
      };
    }
  }

  private StoredForm accepted(JsonNode document) {
    return new StoredForm.Accepted(document, read(document));
  }

  private JsonNode tree(StreamBusCluster cluster) {
    return tree(client.getKubernetesSerialization().asJson(cluster));
  }

  @Override
  public SecretState secret(String namespace, String name) {
    try {
      Secret secret = client.secrets().inNamespace(namespace).withName(name).get();
      return secret == null ? new SecretState.Missing() : SecretState.of(secret);
    } catch (KubernetesClientException e) {
      if (e.getCode() == HTTP_FORBIDDEN) {
        return new SecretState.Unavailable(
            "you are not permitted to get the Secret %s, so its content is unknown here"
                .formatted(name));
      }
      throw failure("read Secret " + name, e);
    }
  }

  @Override
  public OptionalApis apis() {
    return OptionalApis.installed(servedKinds);
  }

  @Override
  public Kubernetes kubernetes() {
    return new ClientKubernetes(
        client,
        new ClientKubernetes.Caches(
            this::children,
            cluster -> list(PartialPod.class, cluster),
            cluster -> list(PersistentVolumeClaim.class, cluster)),
        new RecentWrites(),
        new WriteFailures(new SimpleMeterRegistry()));
  }

  private List<HasMetadata> children(StreamBusCluster cluster) {
    return Arrays.stream(ManagedResources.values())
        .map(ManagedResources::kind)
        .distinct()
        .filter(kind -> OptionalKind.of(kind).map(servedKinds::contains).orElse(true))
        .flatMap(kind -> list(kind, cluster).stream())
        .map(HasMetadata.class::cast)
        .collect(ImmutableList.toImmutableList());
  }

  private <T extends HasMetadata> List<T> list(Class<T> kind, StreamBusCluster cluster) {
    return run(
        "list " + HasMetadata.getPlural(kind),
        () ->
            client
                .resources(kind)
                .inNamespace(cluster.getMetadata().getNamespace())
                .withLabels(
                    Map.of(
                        ClusterLabels.MANAGED_BY,
                        ClusterLabels.OPERATOR,
                        ClusterLabels.INSTANCE,
                        cluster.getMetadata().getName()))
                .list(new ListOptionsBuilder().withLimit(MAX_OBJECTS).build())
                .getItems());
  }

  private static JsonNode tree(String json) {
    try {
      return MAPPER.readTree(json);
    } catch (JsonProcessingException e) {
      throw new KubernetesClientException("the API server did not respond with JSON", e);
    }
  }

  private static <T> T run(String action, Supplier<T> request) {
    try {
      return request.get();
    } catch (KubernetesClientException e) {
      throw failure(action, e);
    }
  }

  private static CommandException failure(String action, KubernetesClientException e) {
    return CommandException.invalidInput(
        ExternalText.line("cannot %s: %s".formatted(action, ErrorMessages.of(e))));
  }
}
