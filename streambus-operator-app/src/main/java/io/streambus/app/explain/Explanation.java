package io.streambus.app.explain;

import com.google.common.collect.ImmutableList;
import io.streambus.api.ClusterCondition;
import io.streambus.api.RolloutBlock;
import io.streambus.api.RolloutStatus;
import io.streambus.api.values.ClusterPhase;
import io.streambus.api.values.ConditionType;
import io.streambus.app.cluster.StoredCluster;
import io.streambus.app.cluster.UserCommands;
import io.streambus.app.console.Terminal;
import io.streambus.app.console.TextColor;
import io.streambus.app.output.Age;
import io.streambus.app.output.Cell;
import io.streambus.app.output.Table;
import io.streambus.operator.diagnostics.Diagnoses;
import io.streambus.operator.kubernetes.BrokerPod;
import io.streambus.operator.kubernetes.BrokerPod.PodContainer;
import io.streambus.operator.kubernetes.KubernetesTimestamps;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Text that explains the state of a cluster.
 *
 * @param commands commands for the Kubernetes cluster of the facts
 * @param terminal where the text is printed
 */
public record Explanation(ClusterFacts facts, UserCommands commands, Terminal terminal) {

  private static final int MAX_EVENTS = 10;
  private static final String INDENT = "  ";

  /** Returns the lines, most important first. */
  public List<String> lines() {
    return ImmutableList.<String>builder()
        .addAll(summary())
        .addAll(blockedBy())
        .addAll(nextStep())
        .addAll(section("Brokers", pods()))
        .addAll(section("Problems", problems()))
        .addAll(section("Conditions", conditions()))
        .addAll(section("Events", events()))
        .addAll(section("Not readable", facts.unreadable()))
        .build();
  }

  private List<String> summary() {
    Optional<ClusterCondition> ready = cluster().condition(ConditionType.READY);
    boolean isReady = cluster().is(ConditionType.READY);
    String state =
        terminal.paint(isReady ? TextColor.GREEN : color(), isReady ? "Ready" : "not Ready");
    String since =
        ready.flatMap(each -> age(each.lastTransitionTime())).map(age -> " for " + age).orElse("");
    return ImmutableList.of(
        "%s is %s, and %s%s".formatted(cluster().namespacedName(), cluster().phase(), state, since),
        ready
            .map(each -> "%s: %s".formatted(each.reason(), each.message()))
            .orElse("no operator has reported a status"));
  }

  private TextColor color() {
    return List.of(ClusterPhase.FAILED.value(), ClusterPhase.DEGRADED.value())
            .contains(cluster().phase())
        ? TextColor.RED
        : TextColor.YELLOW;
  }

  private List<String> blockedBy() {
    return section(
        "Rollout blocked by",
        cluster().status().rollout().flatMap(RolloutStatus::blockedBy).stream()
            .map(this::block)
            .toList());
  }

  private String block(RolloutBlock block) {
    String since = block.since().flatMap(this::age).map(" for %s"::formatted).orElse("");
    return "%s%s: %s"
        .formatted(block.predicate(), since, block.message().orElse(block.pod().orElse("")));
  }

  private List<String> nextStep() {
    return new NextSteps(facts, commands)
        .find()
        .map(
            step ->
                section(
                    "Next step",
                    ImmutableList.<String>builder()
                        .add(step.text())
                        .addAll(step.commands().stream().map(INDENT::concat).toList())
                        .build()))
        .orElse(List.of());
  }

  private List<String> pods() {
    return facts.pods().isEmpty()
        ? List.of("no pod exists")
        : new Table(
                List.of("POD", "READY", "STATUS", "RESTARTS", "AGE", "NODE", "REVISION"),
                facts.pods().stream().map(this::pod).toList())
            .lines(terminal);
  }

  private List<Cell> pod(BrokerPod pod) {
    boolean ready = pod.readySince().isPresent();
    return List.of(
        Cell.of(pod.name()),
        new Cell(ready ? "yes" : "no", ready ? TextColor.GREEN : TextColor.RED),
        Cell.of(pod.terminating() ? "Terminating" : status(pod)),
        Cell.of(
            String.valueOf(pod.containers().stream().mapToInt(PodContainer::restartCount).sum())),
        Cell.of(Age.of(Duration.between(pod.createdAt(), facts.time()))),
        Cell.of(pod.nodeName().orElse("")),
        Cell.of(revision(pod)));
  }

  /** The reason why a container waits, or the phase, as kubectl shows it. */
  private static String status(BrokerPod pod) {
    return pod.containers().stream()
        .flatMap(container -> container.waiting().stream())
        .map(BrokerPod.Waiting::reason)
        .findFirst()
        .orElse(pod.phase());
  }

  private String revision(BrokerPod pod) {
    Optional<String> target = cluster().status().rollout().flatMap(RolloutStatus::targetRevision);
    return target.isEmpty()
        ? pod.revision().orElse("")
        : target.equals(pod.revision()) ? "target" : "outdated";
  }

  /** Problems that the operator does not report yet are marked. */
  private List<String> problems() {
    ImmutableList.Builder<String> lines = ImmutableList.builder();
    lines.addAll(facts.problems().texts());
    facts.pending().messages().stream()
        .filter(message -> message.pods().stream().noneMatch(this::isKnown))
        .map(Diagnoses.Message::text)
        .map("possibly temporary: "::concat)
        .forEach(lines::add);
    return lines.build();
  }

  private boolean isKnown(String pod) {
    return facts.problems().forPod(pod).isPresent();
  }

  private List<String> conditions() {
    List<ClusterCondition> conditions = cluster().status().conditions();
    return conditions.isEmpty()
        ? List.of()
        : new Table(
                List.of("TYPE", "STATUS", "REASON", "SINCE", "MESSAGE"),
                conditions.stream().map(this::condition).toList())
            .lines(terminal);
  }

  private List<Cell> condition(ClusterCondition condition) {
    return List.of(
        Cell.of(condition.type()),
        Cell.of(condition.status()),
        Cell.of(condition.reason()),
        Cell.of(age(condition.lastTransitionTime()).orElse("")),
        Cell.of(condition.message()));
  }

  private List<String> events() {
    List<ClusterEvent> all = facts.events();
    List<ClusterEvent> latest = all.subList(Math.max(0, all.size() - MAX_EVENTS), all.size());
    return latest.isEmpty()
        ? List.of()
        : new Table(
                List.of("AGE", "TYPE", "REASON", "OBJECT", "MESSAGE"),
                latest.stream().map(this::event).toList())
            .lines(terminal);
  }

  private List<Cell> event(ClusterEvent event) {
    return List.of(
        Cell.of(Age.of(Duration.between(event.time(), facts.time()))),
        event.warning() ? new Cell("Warning", TextColor.YELLOW) : Cell.of("Normal"),
        Cell.of(event.reason()),
        Cell.of(event.kind() + "/" + event.name()),
        Cell.of(event.message()));
  }

  private Optional<String> age(String timestamp) {
    return KubernetesTimestamps.parse(timestamp)
        .map((Instant since) -> Age.of(Duration.between(since, facts.time())));
  }

  private static List<String> section(String title, List<String> lines) {
    return lines.isEmpty()
        ? List.of()
        : ImmutableList.<String>builder()
            .add("", title + ":")
            .addAll(lines.stream().map(INDENT::concat).toList())
            .build();
  }

  private StoredCluster cluster() {
    return facts.cluster();
  }
}
