package io.streambus.operator.kubernetes.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.google.common.base.Strings;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.EventSource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.KubernetesResourceList;
import io.fabric8.kubernetes.api.model.ListOptions;
import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.streambus.api.ClusterLabels;
import io.streambus.api.text.ExternalText;
import io.streambus.operator.kubernetes.NodeList;
import io.streambus.operator.kubernetes.NodeList.ClusterNode;
import io.streambus.operator.kubernetes.ObjectVersion;
import java.net.HttpURLConnection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** Reads that a reconciliation can do without: their results say why they failed. */
final class BestEffortReads {

  /** A low limit suffices: a controller that retries increments the count of its event. */
  private static final long MAX_EVENTS = 10;

  /** The controller that reports why the pods of a StatefulSet are not created. */
  private static final String STATEFUL_SET_SOURCE = "statefulset-controller";

  /** The controller that reports why a claim is not bound. */
  private static final String CLAIM_SOURCE = "persistentvolume-controller";

  /** The components that report why a node does not prepare a pod. */
  private static final ImmutableSet<String> POD_SOURCES =
      ImmutableSet.of("kubelet", "attachdetach-controller");

  private static final String POD = HasMetadata.getKind(Pod.class);
  private static final String CLAIM = HasMetadata.getKind(PersistentVolumeClaim.class);

  /** Bounds the response: a node takes about ten kilobytes. */
  private static final long MAX_NODES = 1_000;

  private static final JsonMapper MAPPER = ApiJson.mapper().build();

  private final KubernetesClient client;

  BestEffortReads(KubernetesClient client) {
    this.client = client;
  }

  /**
   * Returns the message of the latest warning, or why it is unknown. A client that may create
   * events can also create one in the name of a component of Kubernetes, so the message becomes one
   * short line.
   */
  String latestWarning(ObjectVersion subject) {
    try {
      return warnings(subject).stream()
          .max(Comparator.comparing(BestEffortReads::time))
          .map(event -> Strings.nullToEmpty(event.getMessage()))
          .map(message -> ExternalText.line(message, ExternalText.MAX_EXPLANATION))
          .orElseGet(() -> "no warning event for %s".formatted(subject.key()));
    } catch (KubernetesClientException e) {
      return "cannot list its events: " + failure("events", e);
    }
  }

  private List<Event> warnings(ObjectVersion subject) {
    var warnings =
        client
            .v1()
            .events()
            .inNamespace(subject.key().namespace())
            .withField("involvedObject.uid", subject.uid())
            .withField("type", "Warning");
    ListOptions page = new ListOptionsBuilder().withLimit(MAX_EVENTS).build();
    return subject.key().kind().equals(POD)
        // A field selector permits only one source.
        ? warnings.list(page).getItems().stream().filter(BestEffortReads::isAboutNode).toList()
        : warnings.withField("source", source(subject)).list(page).getItems();
  }

  private static String source(ObjectVersion subject) {
    return subject.key().kind().equals(CLAIM) ? CLAIM_SOURCE : STATEFUL_SET_SOURCE;
  }

  private static boolean isAboutNode(Event event) {
    return Optional.ofNullable(event.getSource())
        .map(EventSource::getComponent)
        .filter(POD_SOURCES::contains)
        .isPresent();
  }

  /** The timestamps share one format, so their text sorts chronologically. */
  private static String time(Event event) {
    return event.getLastTimestamp() != null
        ? event.getLastTimestamp()
        : event.getEventTime() != null
            ? Strings.nullToEmpty(event.getEventTime().getTime())
            : Strings.nullToEmpty(event.getMetadata().getCreationTimestamp());
  }

  /**
   * Lists the nodes. Reads from etcd: the API server ignores the limit when it responds from its
   * cache.
   */
  NodeList listNodes() {
    try {
      KubernetesResourceList<PartialNode> list =
          client
              .resources(PartialNode.class)
              .list(new ListOptionsBuilder().withLimit(MAX_NODES).build());
      return new NodeList.Known(
          list.getItems().stream()
              .map(BestEffortReads::read)
              .collect(ImmutableList.toImmutableList()),
          Strings.isNullOrEmpty(list.getMetadata().getContinue()));
    } catch (KubernetesClientException e) {
      return new NodeList.Unknown("cannot list nodes: " + failure("nodes", e));
    }
  }

  private static ClusterNode read(PartialNode node) {
    return new ClusterNode(
        node.getMetadata().getName(),
        MetadataReader.nullToEmpty(node.getMetadata().getLabels()),
        node.spec().filter(PartialNode.Spec::unschedulable).isPresent(),
        node.spec()
            .map(PartialNode.Spec::taints)
            .map(ImmutableList::copyOf)
            .orElseGet(ImmutableList::of),
        MetadataReader.nullToEmpty(
            node.status().map(PartialNode.Status::allocatable).orElse(null)));
  }

  /**
   * Returns who, other than the operator, changed an object last, from {@code
   * metadata.managedFields}, which informers drop to save memory. The client reads 404 as null.
   */
  String otherWriter(HasMetadata object) {
    try {
      return latestManager(
              MAPPER.readTree(Strings.nullToEmpty(client.raw("/" + ApiHttp.path(object)))))
          .map("the field manager %s"::formatted)
          .orElse(
              "another client with the field manager %s, such as a second installation,"
                  .formatted(ClusterLabels.OPERATOR));
    } catch (KubernetesClientException | JsonProcessingException e) {
      return "an unknown client (cannot read metadata.managedFields: %s)"
          .formatted(
              ExternalText.line(Strings.nullToEmpty(e.getMessage()), ExternalText.MAX_EXPLANATION));
    }
  }

  /** Controllers that only write the status do not count. */
  private static Optional<String> latestManager(JsonNode object) {
    return StreamSupport.stream(object.path("metadata").path("managedFields").spliterator(), false)
        .filter(entry -> !entry.path("manager").asText().equals(ClusterLabels.OPERATOR))
        .filter(entry -> entry.path("subresource").asText().isEmpty())
        .max(Comparator.comparing(entry -> entry.path("time").asText()))
        .map(entry -> entry.path("manager").asText());
  }

  /** Explains to users why a list request failed. */
  private static String failure(String resource, KubernetesClientException e) {
    if (e.getCode() == HttpURLConnection.HTTP_FORBIDDEN) {
      return "grant the operator the list verb on " + resource;
    }
    return e.getCode() > 0
        ? "the API server responded with HTTP %d".formatted(e.getCode())
        : "the API server gave no usable response";
  }
}
