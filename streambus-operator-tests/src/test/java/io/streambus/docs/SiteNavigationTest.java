package io.streambus.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Guarantees that readers of the site find every page. The build of the site itself needs PyPI; it
 * fails for dead links.
 */
class SiteNavigationTest {

  /** Part of the bundle for OLM, not a page. */
  private static final String NOT_A_PAGE = "deploy/olm/description.md";

  @Test
  void navigationContainsEveryPage() throws IOException {
    // Given
    JsonNode configuration = new YAMLMapper().readTree(Pages.read("docs/mkdocs.yml"));

    // When
    List<String> pages = new ArrayList<>();
    addPages(configuration.path("nav"), pages);

    // Then
    assertThat(pages)
        .containsExactlyInAnyOrderElementsOf(
            Pages.all().stream().filter(page -> !page.equals(NOT_A_PAGE)).toList());
  }

  private static void addPages(JsonNode navigation, List<String> pages) {
    if (navigation.isTextual()) {
      pages.add(navigation.asText());
    }
    navigation.forEach(child -> addPages(child, pages));
  }
}
