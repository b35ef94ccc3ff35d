package io.streambus.testkit.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Exempts a test from the {@linkplain io.streambus.testkit.invariants.Invariant invariants} that
 * are checked for every other test on a complete control plane.
 */
@Documented
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface DisableInvariantChecks {

  /** {@return why the test violates the invariants} */
  String reason();
}
