package io.streambus.testkit.operator;

import com.google.common.collect.ImmutableList;
import io.streambus.operator.brokers.BrokerAddresses;
import io.streambus.testkit.broker.StandInBroker;
import io.streambus.testkit.junit.TestNamespace;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The admin APIs of three brokers.
 *
 * @param brokers by ordinal
 */
record StandIns(List<StandInBroker> brokers) implements AutoCloseable {

  static StandIns ofThree() {
    return new StandIns(
        Stream.of(1, 2, 3).map(StandInBroker::start).collect(ImmutableList.toImmutableList()));
  }

  /** Clusters of other tests that are still there have none. */
  BrokerAddresses of(TestNamespace namespace) {
    return (cluster, ordinal) ->
        Optional.of(brokers.get(ordinal).address())
            .filter(address -> cluster.namespace().equals(namespace.name()));
  }

  @Override
  public void close() {
    brokers.forEach(StandInBroker::close);
  }
}
