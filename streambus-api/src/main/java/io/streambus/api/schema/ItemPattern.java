package io.streambus.api.schema;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What each item of a list of strings must look like. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface ItemPattern {
  /** Regular expression that matches a whole item, in the common part of RE2 and Java. */
  String value();

  /** Most characters of an item. */
  long maxLength();
}
