package io.streambus.resources;

import com.google.common.collect.ImmutableList;
import io.streambus.resources.enforcement.NotEnforced;
import io.streambus.resources.membership.BlockedChange;
import io.streambus.resources.membership.LifecycleState;
import io.streambus.resources.model.BrokerCluster;
import io.streambus.resources.validation.Problem;
import java.util.List;

/**
 * Result of resolving a custom resource: a cluster, or every problem of the spec, or the failure of
 * an extension.
 */
public sealed interface Resolution {

  /**
   * The spec is valid. The two lists name the parts of it that do not take effect.
   *
   * @param cluster the cluster to build
   * @param lifecycleState lifecycle state of the cluster
   * @param blockedChanges changes that require user action
   * @param notEnforced fields that are not enforced
   */
  record Resolved(
      BrokerCluster cluster,
      LifecycleState lifecycleState,
      List<BlockedChange> blockedChanges,
      List<NotEnforced> notEnforced)
      implements Resolution {

    /**
     * Copies both lists.
     *
     * @param cluster the cluster to build
     * @param lifecycleState lifecycle state of the cluster
     * @param blockedChanges changes that require user action
     * @param notEnforced fields that are not enforced
     */
    public Resolved {
      blockedChanges = ImmutableList.copyOf(blockedChanges);
      notEnforced = ImmutableList.copyOf(notEnforced);
    }
  }

  /**
   * The spec is valid, but an extension fails, so the objects of the cluster are unknown.
   *
   * @param failure why the extension fails
   */
  record ExtensionFailed(ExtensionFailure failure) implements Resolution {}

  /**
   * The spec is invalid.
   *
   * @param problems all problems, never empty
   */
  record Rejected(List<Problem> problems) implements Resolution {

    /**
     * Copies the list.
     *
     * @param problems all problems, never empty
     */
    public Rejected {
      problems = ImmutableList.copyOf(problems);
    }
  }
}
