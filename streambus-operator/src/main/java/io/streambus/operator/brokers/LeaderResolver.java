package io.streambus.operator.brokers;

import io.streambus.operator.kubernetes.Leader;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Determines the leader of a cluster from the responses of all its brokers. A broker reports either
 * itself or no leader, so one that does not respond could be another leader.
 *
 * @param responses responses by ordinal
 */
record LeaderResolver(List<ApiResponse<BrokerInfo>> responses) {

  Leader leader() {
    return ordinals()
        .boxed()
        .flatMap(this::failures)
        .<Leader>map(Leader.Unknown::new)
        .findFirst()
        .orElseGet(() -> fromCandidates(ordinals().filter(this::leads).boxed().toList()));
  }

  private static Leader fromCandidates(List<Integer> candidates) {
    return switch (candidates.size()) {
      case 0 -> new Leader.Unknown("no broker reports itself as leader");
      case 1 -> new Leader.Known(candidates.get(0));
      default ->
          new Leader.Unknown(
              "brokers %d and %d both report themselves as leader"
                  .formatted(candidates.get(0), candidates.get(1)));
    };
  }

  private Stream<String> failures(int ordinal) {
    return responses
        .get(ordinal)
        .failure()
        .or(() -> foreignLeader(ordinal))
        .map("broker %d: ".formatted(ordinal)::concat)
        .stream();
  }

  private Optional<String> foreignLeader(int ordinal) {
    return info(ordinal)
        .filter(info -> info.controllerId() != BrokerInfo.NO_LEADER && !info.leads(ordinal))
        .map(info -> "reports the broker with ID %d as leader".formatted(info.controllerId()));
  }

  private boolean leads(int ordinal) {
    return info(ordinal).filter(info -> info.leads(ordinal)).isPresent();
  }

  private Optional<BrokerInfo> info(int ordinal) {
    return responses.get(ordinal).success();
  }

  private IntStream ordinals() {
    return IntStream.range(0, responses.size());
  }
}
