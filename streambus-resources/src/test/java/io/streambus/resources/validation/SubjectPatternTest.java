package io.streambus.resources.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.streambus.api.schema.Patterns;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Guarantees that every subject can be listed as OpenSSL prints it, and in no other form, which
 * would never match. The proxy compares the same form byte by byte.
 */
class SubjectPatternTest {

  private static final Pattern SUBJECT = Pattern.compile(Patterns.SUBJECT);

  private static final List<String> TYPES = List.of("CN", "O", "emailAddress", "2.5.4.97");

  /** What RFC 2253 escapes, what shells and configuration files would, and other alphabets. */
  private static final String CHARACTERS = ",+\"\\<>;# =&'$`(){}[]*@/:ab7\u0000\n\u00fc\u65e5";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CN=a,O=Example\\, Inc.",
        "CN=J\\C3\\BCrgen",
        "CN=a+OU=b,O=c",
        "CN=\\#1",
        "CN=\\ a \\ ",
        "CN=a  b",
        "O=Marks & Co",
        "CN=O'Neill=1",
        "1.2.3.4=#0C0161",
        "CN=\\\\",
      })
  void acceptsWhatOpensslPrints(String subject) {
    assertThat(subject).matches(SUBJECT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "orders",
        "CN",
        "CN=",
        "=a",
        "CN=a,",
        "CN=a+",
        "CN=a, O=b",
        "CN = a",
        "CN=#1",
        "CN= a",
        "CN=a ",
        "CN=a\\",
        "CN=a\\c3",
        "CN=a\\=b",
        "CN=a\\x",
        "CN=\"a\"",
        "CN=a;O=b",
        "/CN=a/O=b;",
        "CN=J\u00fcrgen",
        "CN=a\n",
        "#CN=a",
        " CN=a",
      })
  void rejectsOtherForms(String subject) {
    assertThat(SUBJECT.matcher(subject).matches()).isFalse();
  }

  @Test
  void acceptsEveryNameInItsPrintedForm() {
    var random = new Random(17);
    for (int run = 0; run < 20_000; run++) {
      assertThat(subject(random)).matches(SUBJECT);
    }
  }

  @Test
  void longestSubjectsNeitherOverflowTheStackNorTakeLong() {
    String escapes = "CN=" + "\\C3\\BC".repeat(84);
    String attributes = "CN=a" + ",O=b".repeat(127);

    assertThat(escapes).hasSizeLessThan(Patterns.MAX_SUBJECT_LENGTH).matches(SUBJECT);
    assertThat(attributes).hasSize(Patterns.MAX_SUBJECT_LENGTH).matches(SUBJECT);
    assertThat(SUBJECT.matcher(escapes + "\n").matches()).isFalse();
    assertThat(SUBJECT.matcher("CN=" + "a ".repeat(254)).matches()).isFalse();
  }

  private static String subject(Random random) {
    return IntStream.range(0, 1 + random.nextInt(4))
        .mapToObj(i -> (i == 0 ? "" : random.nextInt(4) == 0 ? "+" : ",") + attribute(random))
        .collect(Collectors.joining());
  }

  private static String attribute(Random random) {
    String value =
        IntStream.range(0, 1 + random.nextInt(9))
            .mapToObj(
                i -> CHARACTERS.substring(random.nextInt(CHARACTERS.length())).substring(0, 1))
            .collect(Collectors.joining());
    return TYPES.get(random.nextInt(TYPES.size())) + "=" + printed(value);
  }

  /** Escapes a value as OpenSSL does with the flag XN_FLAG_RFC2253. */
  private static String printed(String value) {
    var text = new StringBuilder();
    for (int i = 0; i < value.length(); i++) {
      char character = value.charAt(i);
      boolean isFirst = i == 0;
      boolean isLast = i == value.length() - 1;
      if (character < ' ' || character > '~') {
        for (byte each : String.valueOf(character).getBytes(StandardCharsets.UTF_8)) {
          text.append("\\%02X".formatted(each));
        }
      } else {
        boolean isEscaped =
            ",+\"\\<>;".indexOf(character) >= 0
                || (character == ' ' && (isFirst || isLast))
                || (character == '#' && isFirst);
        text.append(isEscaped ? "\\" : "").append(character);
      }
    }
    return text.toString();
  }
}
