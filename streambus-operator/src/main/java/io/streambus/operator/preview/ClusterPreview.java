package io.streambus.operator.preview;

import com.google.common.collect.ImmutableList;
import io.streambus.api.StreamBusClusterStatus;
import java.util.List;
import java.util.Optional;

/**
 * What the operator would do with a cluster until nothing is left to do, or until it waits for
 * something that does not change by itself.
 *
 * @param actions the actions, in their order
 * @param status the last status; empty if the operator would write none
 */
public record ClusterPreview(List<PreviewAction> actions, Optional<StreamBusClusterStatus> status) {

  /** Copies the list. */
  public ClusterPreview {
    actions = ImmutableList.copyOf(actions);
  }

  /** Returns the actions of one type, in their order. */
  public <T extends PreviewAction> List<T> actions(Class<T> type) {
    return actions.stream().filter(type::isInstance).map(type::cast).toList();
  }
}
