package io.streambus.resources;

import io.streambus.api.model.Word;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** Looks words up in a vocabulary by their spelling in YAML. */
final class Words {

  private Words() {}

  static <E extends Enum<E> & Word> Optional<E> find(Class<E> vocabulary, String text) {
    return Arrays.stream(vocabulary.getEnumConstants())
        .filter(word -> word.text().equals(text))
        .findFirst();
  }

  static <E extends Enum<E> & Word> String list(Class<E> vocabulary) {
    return Arrays.stream(vocabulary.getEnumConstants())
        .map(Word::text)
        .collect(Collectors.joining(", "));
  }
}
