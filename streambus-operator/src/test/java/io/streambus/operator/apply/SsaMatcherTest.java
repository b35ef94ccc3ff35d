package io.streambus.operator.apply;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Guarantees that matching is neither too strict, which would cause endless writes, nor too lax,
 * which would leave drift uncorrected.
 */
class SsaMatcherTest {

  private final ObjectMapper mapper = new ObjectMapper();

  @ParameterizedTest(name = "{0} contains {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "{a: 1, b: 2}          | {a: 1}",
        "{a: {b: 1, c: 2}}     | {a: {c: 2}}",
        "{a: [{b: 1, c: 2}]}   | {a: [{b: 1}]}",
        "{a: 8080}             | {a: '8080'}",
        "{}                    | {a: {}}",
        "{}                    | {a: []}",
        "{}                    | {a: null}",
      })
  void acceptsSupersets(String whole, String part) throws IOException {
    assertThat(contains(whole, part)).isTrue();
  }

  @ParameterizedTest(name = "{0} does not contain {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "{}                    | {a: 1}",
        "{a: 2}                | {a: 1}",
        "{a: [1, 2]}           | {a: [1]}",
        "{a: [2, 1]}           | {a: [1, 2]}",
        "{a: {b: 1}}           | {a: b}",
        "{a: 1}                | {a: null}",
        "{a: [1]}              | {a: []}",
      })
  void rejectsDifferences(String whole, String part) throws IOException {
    assertThat(contains(whole, part)).isFalse();
  }

  @ParameterizedTest(name = "{0} contains {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{'env': [{'name': 'X'}, {'name': 'A', 'v': 1}]}  | {'env': [{'name': 'A'}]}",
        "{'env': [{'name': 'B'}, {'name': 'A'}]} | {'env': [{'name': 'A'}, {'name': 'B'}]}",
        "{'selector': {'x': 'y'}}                 | {'selector': {'x': 'y'}}",
        "{'ingress': [{'from': [{'x': {}}]}]}     | {'ingress': [{'from': [{'x': {}}]}]}",
      })
  void acceptsAdditionalItemsOfOtherManagers(String whole, String part) throws IOException {
    assertThat(contains(whole, part)).isTrue();
  }

  @ParameterizedTest(name = "{0} does not contain {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{'env': [{'name': 'X'}]}                       | {'env': [{'name': 'A'}]}",
        "{'env': [{'name': 'A', 'v': 2}]}               | {'env': [{'name': 'A', 'v': 1}]}",
        "{}                                             | {'env': [{'name': 'A'}]}",
        "{'selector': {'x': 'y', 'foreign': 'z'}}        | {'selector': {'x': 'y'}}",
        "{'env': [{'name': 'A'}]}                       | {'env': []}",
        "{'ingress': [{'from': []}]}                    | {'ingress': [{'from': [{'x': {}}]}]}",
        "{'ingress': [{'from': [{'x': {'y': 'z'}}]}]}   | {'ingress': [{'from': [{'x': {}}]}]}",
        "{'ingress': [{'p': 1}, {'p': 2}]}              | {'ingress': [{'p': 1}]}",
        "{'podSelector': {'x': {'y': 'z', 'w': 'v'}}}   | {'podSelector': {'x': {'y': 'z'}}}",
      })
  void rejectsMissingItemsAndChangedAtomicFields(String whole, String part) throws IOException {
    assertThat(contains(whole, part)).isFalse();
  }

  @ParameterizedTest(name = "{1} differs from {0} in {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{'a': {'b': 1}}            | {'a': {'b': 2}}           | a.b",
        "{'a': [{'b': 1}]}          | {'a': [{'b': 2}]}         | a[0].b",
        "{'ports': [{'name': 'x', 'port': 1}]} | {'ports': [{'name': 'x', 'port': 2}]} | ports[name=x].port",
        "{'selector': {'x': 'y'}}   | {'selector': {'x': 'z'}}  | selector.x",
      })
  void namesPathOfDifference(String whole, String part, String path) throws IOException {
    assertThat(difference(whole, part)).contains(path);
  }

  private Optional<String> difference(String whole, String part) throws IOException {
    return SsaMatcher.difference(mapper.readTree(json(whole)), mapper.readTree(json(part)));
  }

  private boolean contains(String whole, String part) throws IOException {
    return difference(whole, part).isEmpty();
  }

  private static String json(String relaxed) {
    return relaxed
        .replace('\'', '"')
        .replaceAll("(?<=[{ ])([a-c])(?=:)", "\"$1\"")
        .replaceAll(": b}", ": \"b\"}");
  }
}
