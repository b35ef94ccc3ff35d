package io.streambus.resources.defaults;

import io.streambus.api.schema.GoDuration;
import io.streambus.api.spec.IsolationSpec;
import io.streambus.api.spec.ProxyImageSpec;
import io.streambus.api.spec.ProxySpec;
import io.streambus.api.spec.SaslSpec;
import io.streambus.api.spec.TracingSpec;
import io.streambus.api.values.LogFormat;
import io.streambus.api.values.PullPolicy;
import io.streambus.api.values.SaslMechanism;
import java.util.Optional;

/**
 * Whether a part of a spec requests anything, that is, sets a field to a value other than its
 * default. An explicit default does not count, because the API server adds the defaults of the CRD
 * to specs.
 */
public final class NonDefault {

  private NonDefault() {}

  public static boolean isTrue(Optional<Boolean> field) {
    return field.orElse(false);
  }

  public static boolean proxy(ProxySpec proxy) {
    return proxy.resources().isPresent()
        || proxy.image().filter(NonDefault::proxyImage).isPresent();
  }

  private static boolean proxyImage(ProxyImageSpec image) {
    return image.digest().isPresent()
        || differs(image.repository(), TlsDefaults.PROXY_REPOSITORY)
        || differs(image.tag(), TlsDefaults.PROXY_TAG)
        || differs(image.pullPolicy(), PullPolicy.IF_NOT_PRESENT.value());
  }

  private static boolean differs(Optional<String> field, String fallback) {
    return field.filter(text -> !text.equals(fallback)).isPresent();
  }

  public static boolean expiryWarning(GoDuration duration) {
    return !duration.equals(TlsDefaults.EXPIRY_WARNING);
  }

  public static boolean sasl(SaslSpec sasl) {
    return sasl.secretName().isPresent()
        || differs(sasl.mechanism(), SaslMechanism.SCRAM_SHA_256.value());
  }

  public static boolean networkPolicies(IsolationSpec isolation) {
    return isTrue(isolation.networkPolicies());
  }

  public static boolean metricsInterval(GoDuration duration) {
    return !duration.equals(ObservabilityDefaults.INTERVAL);
  }

  public static boolean tracing(TracingSpec tracing) {
    return isTrue(tracing.enabled())
        || isTrue(tracing.includeTenantId())
        || tracing.endpoint().isPresent()
        || tracing.samplingRate().isPresent();
  }

  public static boolean logFormat(String format) {
    return !format.equals(LogFormat.JSON.value());
  }
}
