package io.streambus.operator.brokers;

import com.google.common.base.Ticker;
import io.streambus.operator.kubernetes.Leader;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** One question to all brokers of a cluster. */
final class LeaderLookup {

  /** A leader changes within seconds. */
  static final Duration FRESH = Duration.ofSeconds(5);

  private final List<BrokerApi> brokers;
  private final Ticker ticker;
  private volatile Optional<Verdict> verdict = Optional.empty();

  LeaderLookup(List<BrokerApi> brokers, Ticker ticker) {
    this.brokers = brokers;
    this.ticker = ticker;
  }

  /** Asks all brokers at once. The callback follows when the question is open no more. */
  void ask(Executor threads, PollErrors faults, Runnable answered) {
    List<CompletableFuture<ApiResponse<BrokerInfo>>> calls =
        brokers.stream()
            .map(
                broker ->
                    CompletableFuture.supplyAsync(broker::info, threads)
                        .exceptionally(fault -> failed(faults, fault)))
            .toList();
    CompletableFuture.allOf(calls.toArray(CompletableFuture[]::new))
        .thenRun(() -> close(calls.stream().map(CompletableFuture::join).toList()))
        .thenRun(answered)
        .exceptionally(
            fault -> {
              faults.record(fault);
              return null;
            });
  }

  boolean isOpen() {
    return verdict.isEmpty();
  }

  int brokers() {
    return brokers.size();
  }

  /** Empty where it is too old to go by. */
  Optional<Leader> freshAnswer() {
    return verdict
        .filter(given -> ticker.read() - given.nanos() <= FRESH.toNanos())
        .map(Verdict::leader);
  }

  private void close(List<ApiResponse<BrokerInfo>> apiResponses) {
    verdict = Optional.of(new Verdict(new LeaderResolver(apiResponses).leader(), ticker.read()));
  }

  private static ApiResponse<BrokerInfo> failed(PollErrors faults, Throwable fault) {
    faults.record(fault);
    return new ApiResponse.Failed<>("a fault of the operator, which its log has");
  }

  private record Verdict(Leader leader, long nanos) {}
}
