package io.streambus.operator.brokers;

import com.google.common.base.Ticker;
import io.streambus.operator.kubernetes.Leader;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

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
}
