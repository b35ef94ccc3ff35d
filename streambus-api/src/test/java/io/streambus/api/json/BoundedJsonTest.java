package io.streambus.api.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import io.streambus.api.json.JsonLimits.Excess;
import java.io.IOException;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Guarantees that the memory and the depth of what is kept have limits, whatever clients write, and
 * that what is within the limits is complete.
 */
class BoundedJsonTest {

  private static final JsonLimits LIMITS = JsonLimits.ofFreeForm(JsonLimits.MAX_VALUES);

  private final JsonMapper mapper = mapper(LIMITS);

  private static JsonMapper mapper(JsonLimits limits) {
    JsonFactory factory =
        JsonFactory.builder()
            .streamReadConstraints(
                StreamReadConstraints.builder().maxNestingDepth(Integer.MAX_VALUE).build())
            .build();
    return JsonMapper.builder(factory)
        .addModule(new SimpleModule().addDeserializer(BoundedJson.class, new Reader(limits)))
        .build();
  }

  @ParameterizedTest
  @CsvSource({
    "65536, true",
    "65537, false",
    "1000000, false",
  })
  void textIsKeptUpToLimit(int length, boolean kept) throws IOException {
    // When
    BoundedJson value = read("{\"a\":\"" + "x".repeat(length - 8) + "\"}");

    // Then
    assertThat(value.tree().isPresent()).isEqualTo(kept);
    assertThat(value.excess().map(Excess::size))
        .isEqualTo(kept ? Optional.empty() : Optional.of(length + " characters"));
  }

  @ParameterizedTest
  @CsvSource({
    "64, true",
    "65, false",
    "990, false",
    "100000, false",
  })
  void nestedValueIsKeptUpToLimit(int depth, boolean kept) throws IOException {
    for (String nested :
        new String[] {
          "[".repeat(depth) + "]".repeat(depth), "{\"\":".repeat(depth) + "1" + "}".repeat(depth)
        }) {
      // When
      BoundedJson value = read(nested);

      // Then
      assertThat(value.tree().isPresent()).isEqualTo(kept);
      assertThat(value.excess().map(Excess::size))
          .isEqualTo(kept ? Optional.empty() : Optional.of(depth + " levels"));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "19999, true",
    "20000, false",
    "340000, false",
  })
  void valuesAreKeptUpToLimit(int items, boolean kept) throws IOException {
    // Given
    JsonMapper structures = mapper(JsonLimits.ofStructure(JsonLimits.MAX_VALUES));
    String list = "[" + "{},".repeat(items - 1) + "{}]";

    // When
    BoundedJson value = structures.readValue(list, BoundedJson.class);

    // Then
    assertThat(value.tree().isPresent()).isEqualTo(kept);
    assertThat(value.keptValues()).isEqualTo(kept ? items + 1 : 0);
    assertThat(value.excess().map(Excess::size))
        .isEqualTo(kept ? Optional.empty() : Optional.of(items + 1 + " values"));
  }

  /** Otherwise, the fields after a large one would be read as part of it, or lost. */
  @Test
  void readingContinuesAfterValueThatIsNotKept() throws IOException {
    // When
    BoundedJson[] values =
        mapper.readValue(
            "[" + "[".repeat(70) + "]".repeat(70) + ", {\"a\": 1}]", BoundedJson[].class);

    // Then
    assertThat(values[0].tree()).isEmpty();
    assertThat(values[1].tree()).contains(mapper.readTree("{\"a\": 1}"));
  }

  /** Users compare the reported size with the limit. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void reportedSizeIsLengthOfText(int seed) throws IOException {
    // Given
    JsonMapper nothing = mapper(new JsonLimits(0, JsonLimits.MAX_VALUES, Integer.MAX_VALUE));
    var random = new RandomJson(new Random(seed));
    for (int i = 0; i < 500; i++) {
      String text = mapper.writeValueAsString(random.next());

      // When
      BoundedJson value = nothing.readValue(text, BoundedJson.class);

      // Then
      assertThat(value.excess().map(Excess::size)).as(text).contains(text.length() + " characters");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void valueWithinLimitsIsComplete(int seed) throws IOException {
    var random = new RandomJson(new Random(seed));
    for (int i = 0; i < 500; i++) {
      // Given
      JsonNode tree = random.next();

      // Then
      assertThat(read(mapper.writeValueAsString(tree)).tree()).contains(tree);
      assertThat(mapper.treeToValue(tree, BoundedJson.class).tree()).contains(tree);
    }
  }

  private BoundedJson read(String json) throws IOException {
    return mapper.readValue(json, BoundedJson.class);
  }

  private static final class Reader extends JsonDeserializer<BoundedJson> {

    private final JsonLimits limits;

    Reader(JsonLimits limits) {
      this.limits = limits;
    }

    @Override
    public BoundedJson deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      return BoundedJson.read(parser, context, limits);
    }
  }
}
