package io.streambus.resources;

import io.streambus.resources.model.ImageRegistry;
import io.streambus.resources.model.OptionalKind;
import io.streambus.resources.model.Platform;
import io.streambus.resources.podsecurity.PodPolicy;
import io.streambus.resources.podsecurity.PodSecurityLevel;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Inputs of a golden case, from its file {@code inputs.yaml}. */
record GoldenInputs(
    @Nullable List<String> availableKinds,
    @Nullable Platform platform,
    @Nullable String imageRegistry,
    @Nullable PodSecurityLevel podSecurity) {

  ClusterInputs toInputs() {
    List<String> kinds = Optional.ofNullable(availableKinds).orElseGet(List::of);
    return ClusterInputs.builder()
        .availableKinds(kinds.stream().map(GoldenInputs::kind).toList())
        .platform(Optional.ofNullable(platform).orElse(Platform.KUBERNETES))
        .imageRegistry(Optional.ofNullable(imageRegistry).map(ImageRegistry::new))
        .podPolicy(Optional.ofNullable(podSecurity).map(PodPolicy::of).orElse(PodPolicy.DEFAULT))
        .build();
  }

  private static OptionalKind kind(String name) {
    return Arrays.stream(OptionalKind.values())
        .filter(kind -> kind.kind().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("unknown optional kind: " + name));
  }
}
