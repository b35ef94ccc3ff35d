package io.streambus.api.schema;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The values that a string field accepts, which become an {@code enum} in the CRD. The type of the
 * field remains string, so that a value from a newer schema can be read and reported.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface AllowedValues {
  /** The enum that lists the values. */
  Class<? extends Enum<? extends SpecValue>> value();
}
