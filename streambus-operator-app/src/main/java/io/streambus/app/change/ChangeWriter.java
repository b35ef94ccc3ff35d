package io.streambus.app.change;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.streambus.app.cluster.Clusters;
import io.streambus.app.cluster.StoredCluster;
import io.streambus.app.console.CommandException;
import io.streambus.app.console.ExitCode;
import java.util.function.Consumer;

/**
 * Writes a change. A write is only made to the state that the user has decided on: if the cluster
 * changes in the meantime, the change is planned again, and is only written if its costs are the
 * same.
 */
public final class ChangeWriter {

  /** The operator also writes the status, in intervals of seconds at most. */
  private static final int MAX_ATTEMPTS = 5;

  private final Clusters clusters;

  /** Writes through the given connection. */
  public ChangeWriter(Clusters clusters) {
    this.clusters = clusters;
  }

  /**
   * Plans and writes a change.
   *
   * @param confirmation is called with the plan before anything is written, unless nothing needs to
   *     be; throws if the user does not confirm
   * @return the plan
   */
  public ChangePlan write(
      ClusterChange change, StoredCluster cluster, Consumer<ChangePlan> confirmation) {
    if (cluster.isBeingDeleted()) {
      throw CommandException.failed(
          "%s is being deleted; nothing was changed".formatted(cluster.namespacedName()));
    }
    ChangePlan plan = change.plan(cluster);
    if (plan.isNeeded()) {
      confirmation.accept(plan);
      write(change, plan, cluster);
    }
    return plan;
  }

  private void write(ClusterChange change, ChangePlan plan, StoredCluster first) {
    StoredCluster cluster = first;
    for (int attempt = 1; ; attempt++) {
      try {
        clusters.patch(cluster, patch(plan));
        return;
      } catch (CommandException e) {
        if (e.exitCode() != ExitCode.CONFLICT || attempt == MAX_ATTEMPTS) {
          throw e;
        }
        cluster = clusters.get(first.namespace(), first.name());
        requireSame(plan, change.plan(cluster), cluster);
      }
    }
  }

  private static void requireSame(ChangePlan decided, ChangePlan current, StoredCluster cluster) {
    if (!decided.equals(current)) {
      throw CommandException.of(
          ExitCode.CONFLICT,
          "%s changed since you were asked, and so did the costs; nothing was changed; try again"
              .formatted(cluster.namespacedName()));
    }
  }

  private static ObjectNode patch(ChangePlan plan) {
    ObjectNode patch = JsonNodeFactory.instance.objectNode();
    plan.annotations()
        .forEach(
            (key, value) ->
                patch
                    .withObject("/metadata")
                    .withObject("/annotations")
                    .put(key, value.orElse(null)));
    plan.replicas().ifPresent(replicas -> patch.withObject("/spec").put("replicas", replicas));
    return patch;
  }
}
