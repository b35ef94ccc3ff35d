package io.streambus.api.spec;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.streambus.api.schema.CrdModel;
import java.util.Optional;
import org.immutables.value.Value;

/** The proxy that ends TLS in each broker pod. */
@Value.Immutable
@CrdModel
@JsonSerialize(as = ImmutableProxySpec.class)
@JsonDeserialize(as = ImmutableProxySpec.class)
public interface ProxySpec {

  /** The container image of the proxy. */
  Optional<ProxyImageSpec> image();

  /** CPU and memory of each proxy. Unset: requests of 50m and 64Mi, a memory limit of 256Mi. */
  Optional<ResourceRequirements> resources();

  /** A builder with every field unset. */
  static ImmutableProxySpec.Builder builder() {
    return ImmutableProxySpec.builder();
  }
}
