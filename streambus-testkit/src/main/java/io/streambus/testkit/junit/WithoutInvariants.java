package io.streambus.testkit.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The test is not judged by the {@linkplain io.streambus.testkit.invariants.Invariant invariants}
 * that hold for every other test on a whole control plane.
 */
@Documented
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface WithoutInvariants {

  /** Why they cannot hold. */
  String reason();
}
