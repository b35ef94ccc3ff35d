package io.streambus.app.run;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

/**
 * What runs. In Prometheus: the gauge {@code streambus_operator_build_info}, which is always 1.
 *
 * @param version version of the operator
 * @param javaVersion version of the JVM
 */
public record BuildInfo(String version, String javaVersion) implements MeterBinder {

  @Override
  public void bindTo(MeterRegistry registry) {
    Gauge.builder("streambus.operator.build.info", () -> 1)
        .description("Version of the operator and of Java; always 1.")
        .tag("version", version)
        .tag("java.version", javaVersion)
        .register(registry);
  }
}
