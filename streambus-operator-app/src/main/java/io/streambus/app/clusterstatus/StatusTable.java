package io.streambus.app.clusterstatus;

import com.google.common.collect.ImmutableList;
import io.streambus.api.ClusterCondition;
import io.streambus.api.RolloutBlock;
import io.streambus.api.RolloutStatus;
import io.streambus.api.values.ClusterPhase;
import io.streambus.api.values.ConditionType;
import io.streambus.app.cluster.StoredCluster;
import io.streambus.app.console.TextColor;
import io.streambus.app.output.Age;
import io.streambus.app.output.Cell;
import io.streambus.app.output.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Table of clusters.
 *
 * @param columns which columns it has
 * @param now time that ages refer to
 */
public record StatusTable(Columns columns, Instant now) {

  private static final Set<String> GOOD = Set.of(ClusterPhase.RUNNING.value());
  private static final Set<String> BAD =
      Set.of(ClusterPhase.FAILED.value(), ClusterPhase.DEGRADED.value());

  /** Which columns a table has. */
  public enum Columns {
    /** Those that fit a terminal. */
    NARROW,
    /** Also failures that the cluster tolerates, the generation, and the message. */
    WIDE
  }

  /** Scope of a table. */
  public enum Scope {
    /** Clusters of one namespace, which has no column. */
    ONE_NAMESPACE,
    /** Clusters of all namespaces. */
    ALL_NAMESPACES
  }

  /** Returns the table of some clusters. */
  public Table of(List<StoredCluster> clusters, Scope scope) {
    return new Table(titles(scope), clusters.stream().map(each -> row(each, scope)).toList());
  }

  private List<String> titles(Scope scope) {
    ImmutableList.Builder<String> titles = ImmutableList.builder();
    if (scope == Scope.ALL_NAMESPACES) {
      titles.add("NAMESPACE");
    }
    titles.add("NAME", "PHASE", "READY", "VERSION", "ROLLOUT", "AGE", "REASON");
    if (columns == Columns.WIDE) {
      titles.add("TOLERATES", "OBSERVED", "MESSAGE");
    }
    return titles.build();
  }

  private List<Cell> row(StoredCluster cluster, Scope scope) {
    ImmutableList.Builder<Cell> row = ImmutableList.builder();
    if (scope == Scope.ALL_NAMESPACES) {
      row.add(Cell.of(cluster.namespace()));
    }
    row.add(
        Cell.of(cluster.name()),
        phase(cluster),
        ready(cluster),
        Cell.of(cluster.status().version().orElse("")),
        Cell.of(cluster.status().rollout().map(StatusTable::rollout).orElse("")),
        Cell.of(age(cluster)),
        Cell.of(reason(cluster)));
    if (columns == Columns.WIDE) {
      row.add(
          Cell.of(cluster.status().toleratedFailures().map(String::valueOf).orElse("")),
          Cell.of(cluster.isObserved() ? "yes" : "no"),
          Cell.of(
              cluster.condition(ConditionType.READY).map(ClusterCondition::message).orElse("")));
    }
    return row.build();
  }

  private static Cell phase(StoredCluster cluster) {
    String phase = cluster.phase();
    return new Cell(
        phase,
        GOOD.contains(phase)
            ? TextColor.GREEN
            : BAD.contains(phase) ? TextColor.RED : TextColor.YELLOW);
  }

  private static Cell ready(StoredCluster cluster) {
    int ready = cluster.status().readyReplicas().orElse(0);
    return new Cell(
        "%d/%d".formatted(ready, cluster.replicas()),
        ready == cluster.replicas() ? TextColor.DEFAULT : TextColor.YELLOW);
  }

  /**
   * Such as {@code 1/3 pod-not-ready}: brokers that are up to date, and what the next waits for.
   */
  private static String rollout(RolloutStatus rollout) {
    return "%d/%d%s"
        .formatted(
            rollout.updated().orElse(0),
            rollout.total().orElse(0),
            rollout.blockedBy().map(RolloutBlock::predicate).map(" "::concat).orElse(""));
  }

  private String age(StoredCluster cluster) {
    return cluster.createdAt().map(since -> Age.of(Duration.between(since, now))).orElse("");
  }

  /** Why the cluster is not ready. */
  private static String reason(StoredCluster cluster) {
    Optional<ClusterCondition> stalled =
        cluster.condition(ConditionType.STALLED).filter(each -> each.status().equals("True"));
    return stalled
        .or(
            () ->
                cluster
                    .condition(ConditionType.READY)
                    .filter(each -> !each.status().equals("True")))
        .map(ClusterCondition::reason)
        .orElse("");
  }
}
