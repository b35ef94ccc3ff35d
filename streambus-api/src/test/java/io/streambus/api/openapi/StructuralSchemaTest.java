package io.streambus.api.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.streambus.api.StreamBusClusterCrd;
import io.streambus.api.openapi.StructuralSchema.UnknownFields;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Guarantees that values are judged as the API server judges them. */
class StructuralSchemaTest {

  private final YAMLMapper yaml = new YAMLMapper();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{type: string} | 0.5 | must be a string; enclose it in quotes",
        "{type: string} | true | must be a string; enclose it in quotes",
        "{type: string} | [] | must be a string",
        "{type: integer} | '3' | must be an integer; remove the quotes",
        "{type: integer} | three | must be an integer",
        "{type: integer} | 3.7 | must be an integer",
        "{type: integer} | 9223372036854775808 | must be an integer of at most 64 bits",
        "{type: integer, format: int32} | 2147483648 | must be between -2147483648 and 2147483647",
        "{type: integer, maximum: 3} | 4 | must be at most 3",
        "{type: integer, minimum: 3} | 2 | must be at least 3",
        "{type: number} | '0.5' | must be a number; remove the quotes",
        "{type: boolean} | 'yes' | must be true or false; remove the quotes",
        "{type: boolean} | 1 | must be true or false",
        "{x-kubernetes-int-or-string: true} | 0.5 | must be an integer or a string; enclose it in"
            + " quotes",
        "{x-kubernetes-int-or-string: true, pattern: '^[0-9]+Gi$'} | 5Mi | must match ^[0-9]+Gi$",
        "{type: string, maxLength: 2} | abc | must have between 0 and 2 characters",
        "{type: string, minLength: 2} | a | must have at least 2 characters",
        "{type: string, enum: [a, b]} | c | must be one of a, b",
        "{type: array, items: {type: string}, maxItems: 1} | [a, b] | must have at most 1 items",
        "{type: array, items: {type: string}, minItems: 1} | [] | must have at least 1 items",
        "{type: object} | {a: 1} | unknown field; correct or remove it",
        "{type: object, properties: {port: {}, path: {}}} | {prot: 1} | unknown field; did you mean"
            + " a.port?",
        "{type: object, properties: {maxConnections: {}}} | {MaxConection: 1} | unknown field; did"
            + " you mean a.maxConnections?",
        "{type: object, properties: {b: {properties: {size: {}}}}} | {size: 1} | unknown field; did"
            + " you mean a.b.size?",
        "{type: object, properties: {b: {properties: {on: {}}}, c: {properties: {on: {}}}}} | {on:"
            + " true} | unknown field; correct or remove it",
        "{type: object, required: [a]} | {} | must be set",
      })
  void statesWhatIsRequired(String schema, String value, String requirement) throws IOException {
    assertThat(violations(schema, value))
        .extracting(Violation::requirement)
        .containsExactly(requirement);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{type: integer} | 3.0",
        "{type: integer, format: int64} | 9223372036854775807",
        "{type: number} | 3",
        "{type: string, maxLength: 1} | \"\\U0001F600\"",
        "{type: string, pattern: b} | abc",
        "{x-kubernetes-int-or-string: true, pattern: '^[0-9]+Gi$'} | 5",
        "{type: object, required: [a], properties: {a: {type: string}, b: {type: string}}} | {a: x,"
            + " b: null}",
        "{type: object, additionalProperties: {type: string}} | {a: b, c: null}",
        "{type: object, x-kubernetes-preserve-unknown-fields: true} | {a: [1, {b: c}]}",
        "{type: object, additionalProperties: true} | {a: [1, {b: c}]}",
      })
  void acceptsWhatTheApiServerAccepts(String schema, String value) throws IOException {
    assertThat(violations(schema, value)).isEmpty();
  }

  @Test
  void finalLineBreakIsPartOfTheText() throws IOException {
    assertThat(violations("{type: string, pattern: '^a$'}", "\"a\\n\"")).hasSize(1);
  }

  @Test
  void reportsAllViolationsInTheOrderOfTheValue() throws IOException {
    // When
    List<Violation> violations =
        violations(
            """
            type: object
            properties:
              list:
                type: array
                x-kubernetes-list-type: map
                x-kubernetes-list-map-keys: [id]
                items:
                  type: object
                  required: [id]
                  properties: {id: {type: string}, size: {type: integer}}
              set: {type: array, x-kubernetes-list-type: set, items: {type: string}}
            """,
            "{set: [a, b, a], other: 1, list: [{id: x}, {size: big}, {id: x}]}");

    // Then
    assertThat(violations)
        .extracting(Violation::path)
        .containsExactly("a.set[2]", "a.other", "a.list[1].size", "a.list[1].id", "a.list[2].id");
  }

  @Test
  void everyPatternOfTheCrdIsExplainedInWords() throws IOException {
    // Given
    JsonNode crd = yaml.readTree(StreamBusClusterCrd.asYaml());

    // Then
    assertThat(crd.findValuesAsText("pattern"))
        .isNotEmpty()
        .noneMatch(pattern -> PatternRequirements.of(pattern).contains(pattern));
  }

  /** Otherwise, a list of a megabyte would take a hundred times its memory. */
  @Test
  void listsLimitedNumberOfShortViolations() throws IOException {
    // Given
    String value = "\"" + "x".repeat(1_000) + "\"";
    String items = "[" + (value + ",").repeat(2_000) + value + "]";

    // When
    List<Violation> violations = violations("{type: array, items: {type: integer}}", items);

    // Then
    assertThat(violations).hasSize(SchemaWalk.MAX_VIOLATIONS + 1);
    assertThat(violations).allSatisfy(each -> assertThat(each.value()).hasSizeLessThan(1_000));
    assertThat(violations.get(SchemaWalk.MAX_VIOLATIONS).path())
        .isEqualTo("a[" + SchemaWalk.MAX_VIOLATIONS + "]");
  }

  private List<Violation> violations(String schema, String value) throws IOException {
    return StructuralSchema.of(yaml.readTree(schema))
        .violations("a", yaml.readTree(value), UnknownFields.REJECT);
  }
}
