package io.streambus.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Guarantees that nobody relies on a protection that nothing proves. */
class SecurityPageTest {

  private static final String PAGE = "docs/security.md";

  private static final Pattern PROOF = Pattern.compile("<!-- proved by ([^>]+) -->");
  private static final Pattern REASON = Pattern.compile("<!-- not tested: [a-z][^>]+ -->");

  /** Headings, code, comments, what introduces a list, and the introduction of the page. */
  private static final Pattern NO_CLAIM =
      Pattern.compile("(?s)(?:#|```|<!--).*|.*\\bcan|What is not protected .*");

  @Test
  void everyNamedTestExists() {
    assertThat(
            NamedTests.missing(
                PROOF
                    .matcher(Pages.read(PAGE))
                    .results()
                    .flatMap(proof -> Stream.of(proof.group(1).split(",\\s*", -1)))))
        .isEmpty();
  }

  @Test
  void everyClaimNamesItsTestOrWhyThereIsNone() {
    // Given
    List<String> blocks = List.of(Pages.read(PAGE).split("\\n{2,}", -1));
    List<String> unproved = new ArrayList<>();

    // When
    for (int i = 0; i < blocks.size(); i++) {
      String block = blocks.get(i).strip();
      String next = i + 1 < blocks.size() ? blocks.get(i + 1) : "";
      if (!NO_CLAIM.matcher(block).matches()
          && !isProved(block)
          && !(next.startsWith("<!--") && isProved(next))) {
        unproved.add(block);
      }
    }

    // Then
    assertThat(unproved).isEmpty();
  }

  @Test
  void whatIsNotProtectedComesFirst() {
    assertThat(Pages.read(PAGE).lines().filter(line -> line.startsWith("## ")))
        .startsWith("## Not protected");
  }

  private static boolean isProved(String claim) {
    return PROOF.matcher(claim).find() || REASON.matcher(claim).find();
  }
}
