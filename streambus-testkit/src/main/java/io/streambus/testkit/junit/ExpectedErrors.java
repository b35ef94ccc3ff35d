package io.streambus.testkit.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares that the test makes the operator log certain errors. All other errors still violate
 * {@link io.streambus.testkit.invariants.Invariant#NO_ERRORS_LOGGED}.
 */
@Documented
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface ExpectedErrors {

  /**
   * {@return a regular expression that must match a part of {@code <logger>: <message>
   * (<exception>: <its message>)}}
   */
  String value();

  /** {@return why the operator logs these errors} */
  String reason();
}
