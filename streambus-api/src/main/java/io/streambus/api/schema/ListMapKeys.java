package io.streambus.api.schema;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks a list whose items are identified by keys: {@code x-kubernetes-list-type: map}. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface ListMapKeys {
  /** JSON names of the keys. */
  String[] value();
}
