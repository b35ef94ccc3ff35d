package io.streambus.operator.kubernetes;

import io.fabric8.kubernetes.api.model.Quantity;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/** Changes to a claim; fields that are not set remain unchanged. */
@Value.Immutable
public interface ClaimPatch {

  /** Size to request, larger than the current request. */
  Optional<Quantity> size();

  /** Annotations to set. */
  Map<String, String> annotations();

  /** Returns a builder with every field unset. */
  static ImmutableClaimPatch.Builder builder() {
    return ImmutableClaimPatch.builder();
  }
}
