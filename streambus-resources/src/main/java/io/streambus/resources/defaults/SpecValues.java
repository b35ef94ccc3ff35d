package io.streambus.resources.defaults;

import io.streambus.api.schema.SpecValue;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds enum constants by their value in YAML. */
public final class SpecValues {

  private SpecValues() {}

  public static <E extends Enum<E> & SpecValue> Optional<E> find(Class<E> type, String text) {
    return Arrays.stream(type.getEnumConstants())
        .filter(constant -> constant.value().equals(text))
        .findFirst();
  }

  public static <E extends Enum<E> & SpecValue> String join(Class<E> type) {
    return Arrays.stream(type.getEnumConstants())
        .map(SpecValue::value)
        .collect(Collectors.joining(", "));
  }
}
