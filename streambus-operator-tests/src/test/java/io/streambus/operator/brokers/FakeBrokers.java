package io.streambus.operator.brokers;

import com.google.common.collect.ImmutableList;
import io.streambus.testkit.broker.FakeBroker;
import io.streambus.testkit.junit.TestNamespace;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Admin APIs of three brokers.
 *
 * @param brokers fake brokers by ordinal
 */
public record FakeBrokers(List<FakeBroker> brokers) implements AutoCloseable {

  public static FakeBrokers startThree() {
    return new FakeBrokers(
        Stream.of(1, 2, 3).map(FakeBroker::start).collect(ImmutableList.toImmutableList()));
  }

  /** Returns addresses for the clusters in this namespace; leftovers of other tests get none. */
  public BrokerAddresses addressesIn(TestNamespace namespace) {
    return (cluster, ordinal) ->
        Optional.of(brokers.get(ordinal).address())
            .filter(address -> cluster.namespace().equals(namespace.name()));
  }

  @Override
  public void close() {
    brokers.forEach(FakeBroker::close);
  }
}
