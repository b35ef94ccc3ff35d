package io.streambus.testkit.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The test provokes errors in the operator's log. All others still break {@link
 * io.streambus.testkit.invariants.Invariant#NO_ERROR_IS_LOGGED}.
 */
@Documented
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface ExpectedErrors {

  /**
   * A regular expression that is found in {@code <logger>: <message> (<exception>: <its message>)}.
   */
  String value();

  /** Why they are logged. */
  String reason();
}
