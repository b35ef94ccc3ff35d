package io.streambus.resources;

import io.streambus.api.vocabulary.ScalingPolicy;
import io.streambus.resources.Course.Announced;
import io.streambus.resources.Course.Hibernated;
import io.streambus.resources.Course.Running;
import io.streambus.resources.Course.Stopping;
import io.streambus.resources.Standing.Pods;
import io.streambus.resources.model.RaftLog;
import java.util.Comparator;
import java.util.Optional;

/** Finds the course of a cluster from what is wanted and what is there. */
final class CoursePlanner {

  private final ScaleWish wish;
  private final Standing standing;
  private final NextLog next;

  private CoursePlanner(ScaleWish wish, Standing standing) {
    this.wish = wish;
    this.standing = standing;
    this.next = new NextLog(wish.members(), standing);
  }

  /**
   * The course.
   *
   * @param current the log that is in use, as the objects of the cluster tell it
   */
  static Course plan(ScaleWish wish, Optional<RaftLog> current, Standing standing) {
    CoursePlanner planner = new CoursePlanner(wish, standing);
    return current
        .or(planner::runningWithoutObjects)
        .map(log -> planner.from(standing.newerThan(log).orElse(log)))
        .orElseGet(() -> planner.rest(planner.next.overKeptClaims(), Optional.empty()));
  }

  /** Pods whose StatefulSet and ConfigMap are lost. What their claims say is all that is known. */
  private Optional<RaftLog> runningWithoutObjects() {
    return standing.pods() == Pods.UP
        ? standing.named().stream()
            .max(Comparator.comparingInt(RaftLog::generation))
            .or(() -> Optional.of(new RaftLog(1, wish.members())))
        : Optional.empty();
  }

  private Course from(RaftLog log) {
    if (log.members() == wish.members()) {
      return rest(log, Optional.empty());
    }
    if (standing.isBlank()) {
      return rest(next.after(log), Optional.empty());
    }
    if (!wish.isPermitted()) {
      return rest(log, Optional.of(block(cause(), log, "")));
    }
    return switch (standing.pods()) {
      case GONE -> rest(next.after(log), Optional.empty());
      case ENDING -> stop(log);
      case UP, NONE -> begin(log);
    };
  }

  private Course rest(RaftLog log, Optional<ScaleBlock> block) {
    return wish.hibernate() ? new Hibernated(log, block) : new Running(log, block);
  }

  private Course begin(RaftLog log) {
    if (wish.hibernate()) {
      return stop(log);
    }
    if (standing.unrest().isPresent()) {
      return new Running(
          log, standing.unrest().map(why -> block(ScaleBlock.Cause.UNREST, log, why)));
    }
    return standing.announced() ? stop(log) : new Announced(log, wish.members());
  }

  private Course stop(RaftLog log) {
    return wish.hibernate()
        ? new Hibernated(log, Optional.empty())
        : new Stopping(log, wish.members());
  }

  private ScaleBlock.Cause cause() {
    return wish.policy() == ScalingPolicy.REFUSE
        ? ScaleBlock.Cause.POLICY
        : ScaleBlock.Cause.CONFIRMATION;
  }

  private ScaleBlock block(ScaleBlock.Cause cause, RaftLog log, String detail) {
    return new ScaleBlock(cause, log.members(), wish.members(), detail);
  }
}
