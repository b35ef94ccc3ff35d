package io.streambus.app.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.streambus.api.ClusterLabels;
import io.streambus.api.StreamBusClusterCrd;
import io.streambus.app.cluster.KubernetesApi;
import io.streambus.app.cluster.ResourceType;
import io.streambus.app.cluster.StoredCluster;
import io.streambus.app.console.CommandException;
import io.streambus.app.console.Terminal;
import io.streambus.app.explain.Explanation;
import io.streambus.app.explain.FactsReader;
import io.streambus.app.output.Documents;
import io.streambus.app.redaction.DocumentRedaction;
import io.streambus.app.redaction.TextRedaction;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** A report about a cluster for support. Secrets are not read, and confidential values removed. */
public final class SupportReport {

  /** Time in which logs are read. */
  static final Duration LOG_TIME = Duration.ofMinutes(2);

  private static final int MAX_EVENTS = 1_000;

  private static final String README =
      """
      Report about the StreamBus cluster %s, created at %s.

      explanation.txt   what `streambus explain` prints
      versions.yaml     versions of the program, of Kubernetes and of the CRD
      cluster.yaml      the custom resource
      objects           the objects of the cluster
      events.yaml       the latest events of the namespace
      logs              logs of the brokers
      operator          objects and logs of the operator
      omitted.txt       what could not be read, and why

      Secrets were not read. Values that look like passwords, tokens or keys were replaced by
      <redacted>. Names of objects, nodes and images, and addresses are still contained: read the
      files before you pass them on.
      """;

  private final KubernetesApi api;
  private final StoredCluster cluster;
  private final InstantSource clock;
  private final ReportArchive archive;

  private SupportReport(KubernetesApi api, StoredCluster cluster, InstantSource clock) {
    this.api = api;
    this.cluster = cluster;
    this.clock = clock;
    this.archive =
        new ReportArchive("%s-%s".formatted(cluster.namespace(), cluster.name()), clock.instant());
  }

  /**
   * A complete report.
   *
   * @param zip the archive
   * @param omissions what it lacks, and why
   */
  public record Archive(ByteBuffer zip, List<String> omissions) {}

  /**
   * Reads everything that the user may read.
   *
   * @param operatorNamespace namespace of the operator
   * @param version version of this program
   */
  public static Archive create(
      KubernetesApi api, StoredCluster cluster, String operatorNamespace, String version) {
    return new SupportReport(api, cluster, InstantSource.system())
        .create(operatorNamespace, version);
  }

  private Archive create(String operatorNamespace, String version) {
    Instant now = clock.instant();
    archive.add("README.txt", README.formatted(cluster.namespacedName(), now));
    archive.add("cluster.yaml", yaml(cluster.document()));
    archive.add("explanation.txt", explanation(now));
    archive.add("versions.yaml", versions(version));
    ReportObjects.types().forEach(this::addObjects);
    addEvents();
    var logs = new ReportLogs(api, archive, clock, now.plus(LOG_TIME));
    list(ResourceType.PODS, cluster.namespace(), ReportObjects.selector(cluster.name()))
        .forEach(pod -> logs.add("logs", pod));
    addOperator(operatorNamespace, logs);
    byte[] zip = archive.complete();
    return new Archive(ByteBuffer.wrap(zip).asReadOnlyBuffer(), List.copyOf(archive.omissions()));
  }

  private String explanation(Instant now) {
    return new Explanation(
            FactsReader.read(api, cluster, now), api.commands(cluster.namespace()), Terminal.NONE)
        .lines().stream().map(TextRedaction::of).collect(Collectors.joining("\n", "", "\n"));
  }

  private String versions(String version) {
    ObjectNode versions = JsonNodeFactory.instance.objectNode();
    versions.put("program", version).put("java", Runtime.version().toString());
    attempt("the version of Kubernetes", () -> api.find("/version"))
        .ifPresent(kubernetes -> versions.set("kubernetes", kubernetes));
    attempt("the CRD", this::definition)
        .ifPresent(
            definition -> {
              versions.set("crdAnnotations", definition.path("metadata").path("annotations"));
              versions.set("crdStatus", definition.path("status"));
            });
    return yaml(versions);
  }

  private Optional<JsonNode> definition() {
    return api.find(
        "/apis/apiextensions.k8s.io/v1/customresourcedefinitions/" + StreamBusClusterCrd.NAME);
  }

  private void addObjects(ResourceType type) {
    list(type, cluster.namespace(), ReportObjects.selector(cluster.name()))
        .forEach(
            object ->
                archive.add(
                    "objects/%s/%s.yaml"
                        .formatted(type, object.path("metadata").path("name").asText()),
                    yaml(object)));
  }

  private void addEvents() {
    List<JsonNode> events = list(ResourceType.EVENTS, cluster.namespace(), "");
    archive.add(
        "events.yaml",
        events.stream()
            .sorted(Comparator.comparing(SupportReport::time))
            .skip(Math.max(0, events.size() - MAX_EVENTS))
            .map(SupportReport::yaml)
            .collect(Collectors.joining("---\n")));
  }

  private static String time(JsonNode event) {
    String last = event.path("lastTimestamp").asText("");
    return last.isEmpty() || last.equals("null")
        ? event.path("metadata").path("creationTimestamp").asText("")
        : last;
  }

  private void addOperator(String namespace, ReportLogs logs) {
    String selector = ClusterLabels.NAME + "=" + ClusterLabels.OPERATOR;
    list(ResourceType.DEPLOYMENTS, namespace, selector)
        .forEach(object -> archive.add("operator/" + name(object) + ".yaml", yaml(object)));
    for (JsonNode pod : list(ResourceType.PODS, namespace, selector)) {
      archive.add("operator/pod-" + name(pod) + ".yaml", yaml(pod));
      logs.add("operator", pod);
    }
  }

  private static String name(JsonNode object) {
    return object.path("metadata").path("name").asText();
  }

  private List<JsonNode> list(ResourceType type, String namespace, String selector) {
    try {
      return api.list(type, Optional.of(namespace), selector);
    } catch (CommandException e) {
      archive.omit("%s of namespace %s: %s".formatted(type, namespace, e.getMessage()));
      return List.of();
    }
  }

  private Optional<JsonNode> attempt(String what, Supplier<Optional<JsonNode>> read) {
    try {
      return read.get();
    } catch (CommandException e) {
      archive.omit(what + ": " + e.getMessage());
      return Optional.empty();
    }
  }

  private static String yaml(JsonNode object) {
    return Documents.yaml(DocumentRedaction.of(object)) + "\n";
  }
}
