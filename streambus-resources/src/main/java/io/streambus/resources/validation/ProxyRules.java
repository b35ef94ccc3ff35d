package io.streambus.resources.validation;

import io.streambus.api.StreamBusClusterSpec;
import io.streambus.api.spec.ProxyImageSpec;
import io.streambus.api.spec.ProxySpec;
import io.streambus.api.spec.SecuritySpec;
import io.streambus.api.spec.TlsSpec;
import io.streambus.api.values.PullPolicy;
import java.util.stream.Stream;

/** Rules for the proxy that terminates TLS. */
final class ProxyRules {

  private static final String IMAGE = "spec.security.tls.proxy.image.";

  private ProxyRules() {}

  static Stream<Problem> check(StreamBusClusterSpec spec) {
    return spec
        .security()
        .flatMap(SecuritySpec::tls)
        .flatMap(TlsSpec::proxy)
        .flatMap(ProxySpec::image)
        .stream()
        .flatMap(ProxyRules::image);
  }

  private static Stream<Problem> image(ProxyImageSpec image) {
    return Stream.of(
            ImageFields.repository(Field.of(IMAGE + "repository", image.repository())),
            ImageFields.tag(Field.of(IMAGE + "tag", image.tag())),
            ImageFields.digest(Field.of(IMAGE + "digest", image.digest())),
            Field.value(Field.of(IMAGE + "pullPolicy", image.pullPolicy()), PullPolicy.class))
        .flatMap(problems -> problems);
  }
}
