package io.streambus.operator.brokers;

import io.streambus.operator.kubernetes.Leader;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What the answers of all brokers of a cluster tell of their leader. A broker names itself or
 * nobody, so one that does not answer may be a further leader.
 *
 * @param apiResponses by ordinal
 */
record LeaderResolver(List<ApiResponse<BrokerInfo>> apiResponses) {

  Leader leader() {
    return ordinals()
        .boxed()
        .flatMap(this::failures)
        .<Leader>map(Leader.Unknown::new)
        .findFirst()
        .orElseGet(() -> claimed(ordinals().filter(this::leads).boxed().toList()));
  }

  private static Leader claimed(List<Integer> claimants) {
    return switch (claimants.size()) {
      case 0 -> new Leader.Unknown("no broker says that it leads");
      case 1 -> new Leader.Known(claimants.get(0));
      default ->
          new Leader.Unknown(
              "brokers %d and %d both say that they lead"
                  .formatted(claimants.get(0), claimants.get(1)));
    };
  }

  private Stream<String> failures(int ordinal) {
    return apiResponses
        .get(ordinal)
        .failure()
        .or(() -> stranger(ordinal))
        .map("broker %d: ".formatted(ordinal)::concat)
        .stream();
  }

  private Optional<String> stranger(int ordinal) {
    return info(ordinal)
        .filter(info -> info.controllerId() != BrokerInfo.NOBODY && !info.leads(ordinal))
        .map(info -> "says that the broker with the id %d leads".formatted(info.controllerId()));
  }

  private boolean leads(int ordinal) {
    return info(ordinal).filter(info -> info.leads(ordinal)).isPresent();
  }

  private Optional<BrokerInfo> info(int ordinal) {
    return apiResponses.get(ordinal).given();
  }

  private IntStream ordinals() {
    return IntStream.range(0, apiResponses.size());
  }
}
