package io.streambus.api.schema;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The words that a string field accepts: an {@code enum} in the CRD. The field itself stays a
 * string, so that a word from a newer schema can still be read and reported.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface AllowedValues {
  /** The vocabulary. */
  Class<? extends Enum<? extends SpecValue>> value();
}
