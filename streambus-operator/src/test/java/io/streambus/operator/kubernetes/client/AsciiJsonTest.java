package io.streambus.operator.kubernetes.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Guarantees that watch events arrive as they were sent, and that no object costs more than its
 * size: one with a megabyte of umlauts would otherwise delay the events of all clusters.
 */
class AsciiJsonTest {

  private static final JsonMapper MAPPER = new JsonMapper();

  @ParameterizedTest
  @ValueSource(strings = {"plain", "é", "東京", "\ud83d\ude80", "\u2028", "mixed é 東 \ud83d\ude80 a"})
  void textIsReadAsItWasSentWhereverItIsDivided(String text) throws JsonProcessingException {
    byte[] json = json(text);
    for (int size = 1; size <= json.length; size++) {
      assertThat(read(json, size)).isEqualTo(text);
    }
  }

  @Test
  void anyTextIsReadAsItWasSent() throws JsonProcessingException {
    Random random = new Random(5);
    for (int i = 0; i < 1_000; i++) {
      StringBuilder text = new StringBuilder();
      random
          .ints(random.nextInt(40), 1, Character.MAX_CODE_POINT + 1)
          .map(character -> random.nextBoolean() ? character & 0x7F : character)
          .filter(character -> character < 0xD800 || character > 0xDFFF)
          .forEach(text::appendCodePoint);

      assertThat(read(json(text.toString()), 1 + random.nextInt(8))).isEqualTo(text.toString());
    }
  }

  @Test
  void bytesThatAreNotUtf8AreReplaced() {
    byte[] bytes = {'"', (byte) 0xFF, '"'};

    assertThat(escape(bytes, 1)).isEqualTo("\"\\ufffd\"");
  }

  /** Measured in bytes, because times vary; the result alone takes three for each byte. */
  @ParameterizedTest
  @ValueSource(strings = {"é", "東", "\ud83d\ude80", "aé"})
  void largeTextTakesFewTimesItsSize(String character) {
    // Given
    byte[] text = character.repeat(200_000).getBytes(UTF_8);
    var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    ByteBuffer first = new AsciiJson().escape(ByteBuffer.wrap(text));

    // When
    long before = threads.getCurrentThreadAllocatedBytes();
    ByteBuffer unused = new AsciiJson().escape(ByteBuffer.wrap(text));

    // Then
    long allocated = threads.getCurrentThreadAllocatedBytes() - before;
    assertThat(first.remaining()).isGreaterThan(text.length);
    assertThat(allocated).isLessThan(8L * text.length);
  }

  private static byte[] json(String text) throws JsonProcessingException {
    return MAPPER.writeValueAsString(text).getBytes(UTF_8);
  }

  private static String read(byte[] json, int size) throws JsonProcessingException {
    return MAPPER.readValue(escape(json, size), String.class);
  }

  /** Escapes bytes that arrive in parts of this size; the result is ASCII. */
  private static String escape(byte[] bytes, int size) {
    AsciiJson json = new AsciiJson();
    StringBuilder escaped = new StringBuilder();
    for (int from = 0; from < bytes.length; from += size) {
      ByteBuffer part = ByteBuffer.wrap(bytes, from, Math.min(size, bytes.length - from));
      ByteBuffer ascii = json.escape(part);
      while (ascii.hasRemaining()) {
        escaped.append((char) ascii.get());
      }
    }
    assertThat(escaped.chars()).allMatch(character -> character <= 0x7F);
    return escaped.toString();
  }
}
