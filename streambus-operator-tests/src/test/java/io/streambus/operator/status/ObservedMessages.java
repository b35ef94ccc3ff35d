package io.streambus.operator.status;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Lists;
import io.fabric8.kubernetes.api.model.Event;
import io.streambus.api.ClusterCondition;
import io.streambus.api.StreamBusClusterStatus;
import java.util.List;
import java.util.stream.Stream;

/**
 * Messages that a situation led to.
 *
 * @param statuses statuses since the situation began, oldest first
 * @param events all events of the cluster, oldest first
 */
record ObservedMessages(
    MessageSituation situation, List<StreamBusClusterStatus> statuses, List<Event> events) {

  ObservedMessages {
    statuses = ImmutableList.copyOf(statuses);
    events = ImmutableList.copyOf(events);
  }

  /** Conditions of the last status first: later messages are more specific. */
  Stream<ClusterCondition> conditions() {
    return Lists.reverse(statuses).stream().flatMap(status -> status.conditions().stream());
  }

  /** Whether the situation is meant to show this condition: it is the last of a subject. */
  boolean isSubject(ClusterCondition condition) {
    return situation.subjects().stream().anyMatch(type -> type.value().equals(condition.type()))
        && conditions()
            .filter(each -> each.type().equals(condition.type()))
            .findFirst()
            .filter(condition::equals)
            .isPresent();
  }
}
