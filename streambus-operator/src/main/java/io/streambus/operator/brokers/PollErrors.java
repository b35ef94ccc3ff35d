package io.streambus.operator.brokers;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells of looks at brokers that ended with a fault of the operator. */
final class PollErrors {

  private static final Logger log = LoggerFactory.getLogger(PollErrors.class);

  private final Counter faults;

  PollErrors(MeterRegistry registry) {
    this.faults =
        Counter.builder("streambus.operator.broker.poll.errors")
            .description("Looks at brokers that ended with a fault of the operator.")
            .register(registry);
  }

  void record(Throwable fault) {
    faults.increment();
    log.atError().setCause(fault).log("a look at brokers failed");
  }
}
