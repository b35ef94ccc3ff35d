package io.streambus.operator.brokers;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs and counts broker polls that failed with an internal error. */
final class PollErrors {

  private static final Logger log = LoggerFactory.getLogger(PollErrors.class);

  private final Counter counter;

  PollErrors(MeterRegistry registry) {
    this.counter =
        Counter.builder("streambus.operator.broker.poll.errors")
            .description("Broker polls that failed with an internal error of the operator.")
            .register(registry);
  }

  void record(Throwable error) {
    counter.increment();
    log.atError().setCause(error).log("Broker poll failed");
  }
}
