package io.streambus.operator.brokers;

import com.google.common.base.Ticker;
import io.streambus.operator.port.Leader;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** One question to all brokers of a cluster. */
final class LeaderQuestion {

  /** A leader changes within seconds. */
  static final Duration FRESH = Duration.ofSeconds(5);

  private final List<BrokerApi> brokers;
  private final Ticker ticker;
  private volatile Optional<Verdict> verdict = Optional.empty();

  LeaderQuestion(List<BrokerApi> brokers, Ticker ticker) {
    this.brokers = brokers;
    this.ticker = ticker;
  }

  /** Asks all brokers at once. The callback follows when the question is open no more. */
  void ask(Executor threads, LookFaults faults, Runnable answered) {
    List<CompletableFuture<Answer<BrokerInfo>>> calls =
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
              faults.tell(fault);
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

  private void close(List<Answer<BrokerInfo>> answers) {
    verdict = Optional.of(new Verdict(new LeaderVerdict(answers).leader(), ticker.read()));
  }

  private static Answer<BrokerInfo> failed(LookFaults faults, Throwable fault) {
    faults.tell(fault);
    return new Answer.NoAnswer<>("a fault of the operator, which its log has");
  }

  private record Verdict(Leader leader, long nanos) {}
}
