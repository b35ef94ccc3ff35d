package io.streambus.app.explain;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.streambus.api.ClusterLabels;
import io.streambus.api.ClusterNames;
import io.streambus.app.cluster.Clusters;
import io.streambus.app.cluster.KubernetesApi;
import io.streambus.app.cluster.ResourceType;
import io.streambus.app.cluster.StoredCluster;
import io.streambus.app.console.CommandException;
import io.streambus.app.console.ExitCode;
import io.streambus.operator.diagnostics.Diagnoses;
import io.streambus.operator.diagnostics.PodDiagnostics;
import io.streambus.operator.kubernetes.BrokerClaim;
import io.streambus.operator.kubernetes.BrokerPod;
import io.streambus.operator.kubernetes.ObjectVersion;
import io.streambus.operator.kubernetes.OptionalApis;
import io.streambus.operator.kubernetes.client.ClaimReader;
import io.streambus.operator.snapshot.ClusterSnapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads what a user may read about a cluster; notes what the user may not. */
public final class FactsReader {

  /** Longer than every time after which the operator reports a problem. */
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private static final String DEFAULT_OPERATOR_NAMESPACE = "streambus-system";
  private static final Set<ExitCode> OPTIONAL = Set.of(ExitCode.FORBIDDEN, ExitCode.NOT_FOUND);
  private static final String INSTALLATION = "streambus.io/installation";

  private final KubernetesApi api;
  private final StoredCluster cluster;
  private final Instant now;
  private final List<String> unreadable = new ArrayList<>();

  private FactsReader(KubernetesApi api, StoredCluster cluster, Instant now) {
    this.api = api;
    this.cluster = cluster;
    this.now = now;
  }

  /** Reads the facts about a cluster. */
  public static ClusterFacts read(KubernetesApi api, StoredCluster cluster, Instant now) {
    return new FactsReader(api, cluster, now).read();
  }

  private ClusterFacts read() {
    Optional<StatefulSet> set = statefulSet();
    List<ClusterEvent> events = events();
    ClusterSnapshot snapshot = snapshot(set);
    // The same instance, because it remembers since when pods are missing.
    var diagnostics = new PodDiagnostics(subject -> latestWarning(subject, events));
    Diagnoses problems = diagnostics.diagnose(snapshot, OptionalInt.empty());
    return new ClusterFacts(
        cluster,
        snapshot.pods(),
        problems,
        diagnostics.diagnose(later(snapshot), OptionalInt.empty()),
        events,
        operator(set),
        unreadable,
        now);
  }

  private ClusterSnapshot snapshot(Optional<StatefulSet> set) {
    return new ClusterSnapshot(
        cluster.cluster(),
        set.<List<HasMetadata>>map(List::of).orElse(List.of()),
        pods(),
        List.of(),
        claims(),
        OptionalApis.installed(Set.of()),
        Optional.of(cluster.status()),
        now);
  }

  /** The same cluster, as if it does not change for some time. */
  private static ClusterSnapshot later(ClusterSnapshot snapshot) {
    return new ClusterSnapshot(
        snapshot.cluster(),
        snapshot.objects(),
        snapshot.pods(),
        snapshot.strayPods(),
        snapshot.claims(),
        snapshot.apis(),
        snapshot.previousStatus(),
        snapshot.time().plus(PATIENCE));
  }

  private List<BrokerPod> pods() {
    return attempt(() -> new Clusters(api).pods(cluster), List.of());
  }

  private List<BrokerClaim> claims() {
    return list(ResourceType.CLAIMS, ClusterLabels.selectorString(cluster.name()))
        .flatMap(
            claim -> ClaimReader.read(api.convert(claim, PersistentVolumeClaim.class)).stream())
        .toList();
  }

  private Optional<StatefulSet> statefulSet() {
    return attempt(
        () ->
            api.find(
                    ResourceType.STATEFUL_SETS,
                    cluster.namespace(),
                    ClusterNames.statefulSet(cluster.name()))
                .map(set -> api.convert(set, StatefulSet.class)),
        Optional.empty());
  }

  private List<ClusterEvent> events() {
    Pattern names =
        Pattern.compile(
            "%1$s|%1$s-\\d+|(data|raft)-%1$s-\\d+".formatted(Pattern.quote(cluster.name())));
    return list(ResourceType.EVENTS, "")
        .map(ClusterEvent::of)
        .filter(event -> names.matcher(event.name()).matches())
        .sorted(Comparator.comparing(ClusterEvent::time))
        .toList();
  }

  private static String latestWarning(ObjectVersion subject, List<ClusterEvent> events) {
    return events.stream()
        .filter(event -> event.warning() && event.uid().equals(subject.uid()))
        .reduce((first, second) -> second)
        .map(ClusterEvent::message)
        .orElseGet(() -> "no warning event for " + subject);
  }

  /** The StatefulSet names the namespace of the operator that manages it. */
  private OperatorState operator(Optional<StatefulSet> set) {
    String namespace =
        set.map(each -> each.getMetadata().getAnnotations())
            .flatMap(annotations -> Optional.ofNullable(annotations.get(INSTALLATION)))
            .orElse(DEFAULT_OPERATOR_NAMESPACE);
    try {
      return api
          .list(
              ResourceType.DEPLOYMENTS,
              Optional.of(namespace),
              ClusterLabels.NAME + "=" + ClusterLabels.OPERATOR)
          .stream()
          .findFirst()
          .<OperatorState>map(FactsReader::found)
          .orElseGet(() -> new OperatorState.Missing(namespace));
    } catch (CommandException e) {
      return new OperatorState.Unknown(String.valueOf(e.getMessage()));
    }
  }

  private static OperatorState found(JsonNode deployment) {
    return new OperatorState.Found(
        deployment.path("metadata").path("namespace").asText(),
        deployment.path("metadata").path("name").asText(),
        deployment.path("status").path("readyReplicas").asInt());
  }

  private Stream<JsonNode> list(ResourceType type, String selector) {
    return attempt(
        () -> api.list(type, Optional.of(cluster.namespace()), selector), List.<JsonNode>of())
        .stream();
  }

  /** A user may read clusters without being permitted to read their pods. */
  private <T> T attempt(Supplier<T> request, T fallback) {
    try {
      return request.get();
    } catch (CommandException e) {
      if (!OPTIONAL.contains(e.exitCode())) {
        throw e;
      }
      unreadable.add(String.valueOf(e.getMessage()));
      return fallback;
    }
  }
}
