package io.streambus.operator.kubernetes.client;

import io.streambus.resources.model.BrokerPorts;
import io.streambus.resources.model.PodNetwork;
import io.streambus.resources.model.PortPurpose;
import io.streambus.resources.objects.BrokerContainer;
import io.streambus.resources.objects.ProxyContainer;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads how a pod is connected. Containers of the user can have ports of any names. */
final class PodNetworkReader {

  private PodNetworkReader() {}

  /** Returns the network of a pod; empty if it does not have the ports of a broker. */
  static Optional<PodNetwork> network(PartialPod.Spec spec) {
    OptionalInt client = port(spec, PortPurpose.CLIENT);
    OptionalInt http = port(spec, PortPurpose.HTTP);
    OptionalInt raft = port(spec, PortPurpose.RAFT);
    return client.isPresent() && http.isPresent() && raft.isPresent()
        ? Optional.of(
            new PodNetwork(
                new BrokerPorts(client.getAsInt(), http.getAsInt(), raft.getAsInt()),
                spec.hostNetwork()))
        : Optional.empty();
  }

  /** With TLS, the client port belongs to the proxy. */
  private static OptionalInt port(PartialPod.Spec spec, PortPurpose purpose) {
    return all(spec.containers())
        .filter(container -> isManaged(container.name()))
        .flatMap(container -> all(container.ports()))
        .filter(port -> purpose.portName().equals(port.name()))
        .mapToInt(PartialPod.Port::containerPort)
        .findFirst();
  }

  private static boolean isManaged(@Nullable String container) {
    return BrokerContainer.NAME.equals(container) || ProxyContainer.NAME.equals(container);
  }

  private static <T> Stream<T> all(@Nullable List<T> list) {
    return list == null ? Stream.of() : list.stream();
  }
}
