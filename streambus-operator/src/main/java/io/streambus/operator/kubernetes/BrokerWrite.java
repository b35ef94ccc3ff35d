package io.streambus.operator.kubernetes;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.Optional;
import java.util.function.Function;

/**
 * The result of writing a pod or a claim of a broker, which already existed.
 *
 * @param object the object after the write; unchanged if the write was rejected
 * @param rejection the response of the server, if it rejected the write
 */
public record BrokerWrite<T>(T object, Optional<WriteResult.Rejected> rejection) {

  /**
   * Reads the result of a request.
   *
   * @param before the object before the write
   * @param after reads the object from a successful response
   */
  public static <T> BrokerWrite<T> of(
      WriteResult result, T before, Function<HasMetadata, T> after) {
    return result instanceof WriteResult.Success done
        ? new BrokerWrite<>(after.apply(done.live()), Optional.empty())
        : new BrokerWrite<>(before, Optional.of((WriteResult.Rejected) result));
  }
}
