package io.streambus.api.schema;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Pattern and length limit of the items of a string list. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface ItemPattern {
  /** Regular expression that matches an entire item, in the common subset of RE2 and Java. */
  String value();

  /** Maximum length of an item in characters. */
  long maxLength();
}
