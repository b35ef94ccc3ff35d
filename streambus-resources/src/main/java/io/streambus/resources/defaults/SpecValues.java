package io.streambus.resources.defaults;

import io.streambus.api.schema.SpecValue;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** Looks words up in a vocabulary by their spelling in YAML. */
public final class SpecValues {

  private SpecValues() {}

  public static <E extends Enum<E> & SpecValue> Optional<E> find(Class<E> vocabulary, String text) {
    return Arrays.stream(vocabulary.getEnumConstants())
        .filter(word -> word.value().equals(text))
        .findFirst();
  }

  public static <E extends Enum<E> & SpecValue> String list(Class<E> vocabulary) {
    return Arrays.stream(vocabulary.getEnumConstants())
        .map(SpecValue::value)
        .collect(Collectors.joining(", "));
  }
}
