package io.streambus.testkit.controllers.statefulset;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.ControllerRevision;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.streambus.testkit.controllers.decision.ClusterState;
import io.streambus.testkit.controllers.decision.LabelSelectors;
import io.streambus.testkit.controllers.decision.Owners;
import io.streambus.testkit.controllers.decision.Write;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The revisions of a StatefulSet.
 *
 * @param set the StatefulSet
 * @param history existing revisions, oldest first
 * @param current revision that pods had before the update
 * @param update revision that pods get
 * @param writes writes that store the revisions
 */
record Revisions(
    StatefulSet set,
    List<Revision> history,
    Revision current,
    Revision update,
    List<Write> writes) {

  static Revisions of(ClusterState state, StatefulSet set) {
    List<Revision> history = history(state, set);
    List<Write> writes = new ArrayList<>();
    history.stream()
        .filter(revision -> new Owners(revision.object()).controller().isEmpty())
        .forEach(revision -> writes.add(new Owners(revision.object()).add(Owners.controller(set))));
    Revision update = update(set, history, writes);
    Revision current =
        Optional.ofNullable(set.getStatus())
            .flatMap(status -> Optional.ofNullable(status.getCurrentRevision()))
            .flatMap(name -> history.stream().filter(each -> each.name().equals(name)).findFirst())
            .orElse(update);
    // The garbage collector deletes the revisions of a StatefulSet that is being deleted.
    return new Revisions(
        set, history, current, update, set.isMarkedForDeletion() ? List.of() : writes);
  }

  private static List<Revision> history(ClusterState state, StatefulSet set) {
    LabelSelectors selector = new LabelSelectors(set.getSpec().getSelector());
    return state.listBeside(set, ControllerRevision.class).stream()
        .filter(
            revision ->
                new Owners(revision)
                    .controller()
                    .map(owner -> Owners.refersTo(owner, set))
                    .orElseGet(() -> selector.selects(revision)))
        .map(Revision::new)
        .sorted(Comparator.comparingLong(Revision::number).thenComparing(Revision::name))
        .toList();
  }

  /** A former template gets its former revision again, as the latest one. */
  private static Revision update(StatefulSet set, List<Revision> history, List<Write> writes) {
    if (!history.isEmpty() && last(history).name().equals(Revision.name(set))) {
      // The name contains a digest of the template.
      return last(history);
    }
    Revision desired = Revision.of(set, history.isEmpty() ? 1 : last(history).number() + 1);
    Optional<Revision> equal =
        history.stream().filter(desired::hasSameTemplate).reduce((first, second) -> second);
    if (equal.isEmpty()) {
      writes.add(new Write.Create(desired.object()));
    } else if (!equal.get().name().equals(last(history).name())) {
      writes.add(equal.get().renumber(desired.number()));
    }
    return equal.orElse(desired);
  }

  private static Revision last(List<Revision> history) {
    return history.get(history.size() - 1);
  }

  /** Deletes the oldest revisions that no pod has, beyond the limit of the StatefulSet. */
  List<Write> truncate(List<Pod> pods) {
    List<Revision> unused =
        history.stream()
            .filter(revision -> Stream.of(current, update).noneMatch(revision::equals))
            .filter(revision -> pods.stream().noneMatch(revision::isOf))
            .toList();
    return unused.stream()
        .limit(Math.max(0, unused.size() - SetSpec.of(set).revisionHistoryLimit()))
        .<Write>map(revision -> new Write.Delete(revision.object()))
        .toList();
  }
}
