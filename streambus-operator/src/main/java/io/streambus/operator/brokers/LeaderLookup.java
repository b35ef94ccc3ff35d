package io.streambus.operator.brokers;

import com.google.common.base.Suppliers;
import com.google.common.base.Ticker;
import io.streambus.operator.kubernetes.Leader;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * One query of the brokers of a cluster for their leader. It ends with the first failure, because a
 * broker whose state is unknown could be the leader.
 */
final class LeaderLookup {

  /** Maximum age of a result, because the leader can change within seconds. */
  static final Duration MAX_AGE = Duration.ofSeconds(5);

  private static final Duration TIME = Duration.ofSeconds(5);
  private static final Duration SLOW = Duration.ofSeconds(1);
  private static final int CONCURRENT_CALLS = 4;

  private static final ApiResponse<BrokerInfo> NOT_CALLED =
      new ApiResponse.Failed<>("was not called, because other brokers respond slowly");

  private final List<BrokerApi> brokers;
  private final Ticker ticker;

  /** Starts with the first call, so that a wait for a thread does not count. */
  private final Supplier<CallBudget> budget;

  private final AtomicInteger nextOrdinal = new AtomicInteger();
  private final Map<Integer, ApiResponse<BrokerInfo>> responses = new ConcurrentHashMap<>();
  private volatile boolean slow;
  private volatile boolean stopped;
  private volatile Optional<Result> result = Optional.empty();

  LeaderLookup(List<BrokerApi> brokers, Ticker ticker) {
    this.brokers = brokers;
    this.ticker = ticker;
    this.budget = Suppliers.memoize(() -> CallBudget.of(TIME, ticker));
  }

  /**
   * Queries the brokers, several at a time. Each call waits behind those of other clusters, however
   * many brokers a cluster has. The callback runs after the result is available.
   */
  void start(Executor threads, PollErrors errors, Runnable onResult) {
    CompletableFuture<?>[] calls =
        IntStream.range(0, Math.min(CONCURRENT_CALLS, brokers.size()))
            .mapToObj(call -> queryAll(threads, errors))
            .toArray(CompletableFuture[]::new);
    CompletableFuture.allOf(calls)
        .thenRun(this::complete)
        .thenRun(onResult)
        .exceptionally(
            error -> {
              errors.record(error);
              return null;
            });
  }

  /** Starts no further calls. */
  void stop() {
    stopped = true;
  }

  /** Whether a broker took long to respond. */
  boolean isSlow() {
    return slow;
  }

  private CompletableFuture<Boolean> queryAll(Executor threads, PollErrors errors) {
    return CompletableFuture.supplyAsync(() -> queryNext(errors), threads)
        .thenCompose(
            continues ->
                continues ? queryAll(threads, errors) : CompletableFuture.completedFuture(false))
        .exceptionally(
            error -> {
              errors.record(error);
              stop();
              return false;
            });
  }

  /** Brokers are called in order, so a failure is always that of the first broker that fails. */
  private boolean queryNext(PollErrors errors) {
    int ordinal = stopped || budget.get().isOver() ? brokers.size() : nextOrdinal.getAndIncrement();
    if (ordinal >= brokers.size()) {
      return false;
    }
    CallBudget fast = CallBudget.of(SLOW, ticker);
    ApiResponse<BrokerInfo> response = query(brokers.get(ordinal), errors);
    responses.put(ordinal, response);
    if (fast.isOver()) {
      slow = true;
    }
    if (response.failure().isPresent()) {
      stop();
    }
    return true;
  }

  private static ApiResponse<BrokerInfo> query(BrokerApi broker, PollErrors errors) {
    try {
      return broker.info();
    } catch (RuntimeException e) {
      errors.record(e);
      return new ApiResponse.Failed<>("internal error; see the operator log");
    }
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

  private void complete() {
    List<ApiResponse<BrokerInfo>> all =
        IntStream.range(0, brokers.size())
            .mapToObj(ordinal -> responses.getOrDefault(ordinal, NOT_CALLED))
            .toList();
    result = Optional.of(new Result(new LeaderResolver(all).leader(), ticker.read()));
  }

  private record Result(Leader leader, long nanos) {}
}
