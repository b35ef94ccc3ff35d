package io.streambus.api.spec;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.streambus.api.schema.CrdModel;
import java.util.Optional;
import org.immutables.value.Value;

/** Proxy that terminates TLS in each broker pod. */
@Value.Immutable
@CrdModel
@JsonSerialize(as = ImmutableProxySpec.class)
@JsonDeserialize(as = ImmutableProxySpec.class)
public interface ProxySpec {

  /**
   * image specifies the container image of the proxy.
   *
   * @return the container image of the proxy
   */
  Optional<ProxyImageSpec> image();

  /**
   * resources specifies the compute resources of each proxy. Defaults to requests of 50m CPU and
   * 64Mi memory, and a limit of 256Mi memory.
   *
   * @return the compute resources of each proxy
   */
  Optional<ResourceRequirements> resources();

  /** {@return a builder with all fields unset} */
  static ImmutableProxySpec.Builder builder() {
    return ImmutableProxySpec.builder();
  }
}
