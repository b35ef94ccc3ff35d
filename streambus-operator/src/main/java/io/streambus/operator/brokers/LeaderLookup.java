package io.streambus.operator.brokers;

import com.google.common.base.Ticker;
import io.streambus.operator.kubernetes.Leader;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** One query of all brokers of a cluster for their leader. */
final class LeaderLookup {

  /** Maximum age of a result, because the leader can change within seconds. */
  static final Duration MAX_AGE = Duration.ofSeconds(5);

  private final List<BrokerApi> brokers;
  private final Ticker ticker;
  private volatile Optional<Result> result = Optional.empty();

  LeaderLookup(List<BrokerApi> brokers, Ticker ticker) {
    this.brokers = brokers;
    this.ticker = ticker;
  }

  /** Queries all brokers concurrently. The callback runs after the result is available. */
  void start(Executor threads, PollErrors errors, Runnable onResult) {
    List<CompletableFuture<ApiResponse<BrokerInfo>>> calls =
        brokers.stream()
            .map(
                broker ->
                    CompletableFuture.supplyAsync(broker::info, threads)
                        .exceptionally(error -> failed(errors, error)))
            .toList();
    CompletableFuture.allOf(calls.toArray(CompletableFuture[]::new))
        .thenRun(() -> complete(calls.stream().map(CompletableFuture::join).toList()))
        .thenRun(onResult)
        .exceptionally(
            error -> {
              errors.record(error);
              return null;
            });
  }

  boolean isPending() {
    return result.isEmpty();
  }

  int brokers() {
    return brokers.size();
  }

  /** The leader; empty if there is no result or it is too old. */
  Optional<Leader> freshResult() {
    return result
        .filter(found -> ticker.read() - found.nanos() <= MAX_AGE.toNanos())
        .map(Result::leader);
  }

  private void complete(List<ApiResponse<BrokerInfo>> responses) {
    result = Optional.of(new Result(new LeaderResolver(responses).leader(), ticker.read()));
  }

  private static ApiResponse<BrokerInfo> failed(PollErrors errors, Throwable error) {
    errors.record(error);
    return new ApiResponse.Failed<>("internal error; see the operator log");
  }

  private record Result(Leader leader, long nanos) {}

  /**
   * Determines the leader of a cluster from the responses of all its brokers. A broker reports
   * either itself or no leader, so one that does not respond could be another leader.
   *
   * @param responses responses by ordinal
   */
  private record LeaderResolver(List<ApiResponse<BrokerInfo>> responses) {

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
}
