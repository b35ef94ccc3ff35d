package io.streambus.operator.kubernetes;

import io.fabric8.kubernetes.api.model.Quantity;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/** What shall be otherwise in a claim; the rest stays. */
@Value.Immutable
public interface ClaimPatch {

  /** Size to ask for, larger than before. */
  Optional<Quantity> size();

  /** Annotations to set. */
  Map<String, String> annotations();

  /** A builder with every field unset. */
  static ImmutableClaimPatch.Builder builder() {
    return ImmutableClaimPatch.builder();
  }
}
