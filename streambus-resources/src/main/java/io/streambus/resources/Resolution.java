package io.streambus.resources;

import com.google.common.collect.ImmutableList;
import io.streambus.resources.enforcement.NotEnforced;
import io.streambus.resources.membership.BlockedChange;
import io.streambus.resources.membership.LifecycleState;
import io.streambus.resources.model.BrokerCluster;
import io.streambus.resources.validation.Problem;
import java.util.List;

/** What came of a custom resource: a cluster, or every reason why there is none. */
public sealed interface Resolution {

  /**
   * The spec can be brought about, but for what the two lists name.
   *
   * @param cluster what to build
   * @param lifecycleState what becomes of the brokers as a whole
   * @param blockedChanges changes that wait for a person
   * @param notEnforced fields without effect
   */
  record Resolved(
      BrokerCluster cluster,
      LifecycleState lifecycleState,
      List<BlockedChange> blockedChanges,
      List<NotEnforced> notEnforced)
      implements Resolution {

    /** Copies both lists. */
    public Resolved {
      blockedChanges = ImmutableList.copyOf(blockedChanges);
      notEnforced = ImmutableList.copyOf(notEnforced);
    }
  }

  /**
   * The spec breaks rules.
   *
   * @param problems all of them, never empty
   */
  record Rejected(List<Problem> problems) implements Resolution {

    /** Copies the list. */
    public Rejected {
      problems = ImmutableList.copyOf(problems);
    }
  }
}
